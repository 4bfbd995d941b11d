package org.dsr4j.internal.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One owner-only temporary file of encrypted blocks.
 *
 * <p>The key lives in memory only. Where the system allows it (not on Windows) the file has no name
 * from the moment it is open, so that even a killed process leaves nothing; elsewhere a killed
 * process leaves bytes that nobody can read. Thread-safe.
 */
public final class Spool implements AutoCloseable {

  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;

  private final Path file;
  private final FileChannel channel;
  private final SecretKey key;
  private final AtomicLong end = new AtomicLong();
  private final ReadWriteLock transfers = new ReentrantReadWriteLock();

  private Spool(Path file, FileChannel channel, SecretKey key) {
    this.file = file;
    this.channel = channel;
    this.key = key;
  }

  /** Where an encrypted block lies; its offset is unique and serves as nonce. */
  record Block(long offset, int length) {}

  public static Spool open(Path directory) throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] name = new byte[16];
    random.nextBytes(name);
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    Path file = directory.resolve("dsr4j-" + HexFormat.of().formatHex(name) + ".spool");
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    FileChannel channel = FileChannel.open(file, options, ownerOnly(directory));
    return new Spool(file, channel, new SecretKeySpec(secret, "AES"));
  }

  /** The attributes that make a new file readable by its owner only, where the system has such. */
  public static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
    boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** A new stream of records in this spool. */
  public SpoolStream newStream() {
    return new SpoolStream(this);
  }

  Block append(byte[] plain, int length) throws IOException {
    // Reserving the place first makes the offset unique, and with it the nonce.
    int size = length + TAG_BITS / 8;
    long offset = end.getAndAdd(size);
    ByteBuffer sealed = ByteBuffer.wrap(crypt(Cipher.ENCRYPT_MODE, offset, plain, length));
    transfer(
        () -> {
          long at = offset;
          while (sealed.hasRemaining()) {
            at += channel.write(sealed, at);
          }
        });
    return new Block(offset, size);
  }

  /** Says that the spool, and not what is written from it, failed. */
  public static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableException(IOException cause) {
      super("the spool cannot be read back", cause);
    }
  }

  byte[] read(Block block) throws UnreadableException {
    try {
      return unseal(block);
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  private byte[] unseal(Block block) throws IOException {
    ByteBuffer sealed = ByteBuffer.allocate(block.length());
    transfer(
        () -> {
          long at = block.offset();
          while (sealed.hasRemaining()) {
            int n = channel.read(sealed, at);
            if (n < 0) {
              throw new IOException("the spool is shorter than what was written");
            }
            at += n;
          }
        });
    return crypt(Cipher.DECRYPT_MODE, block.offset(), sealed.array(), block.length());
  }

  private interface Transfer {
    void run() throws IOException;
  }

  /** Puts an interrupt off: it would close the channel, and with it everyone's records. */
  private void transfer(Transfer transfer) throws IOException {
    boolean interrupted = false;
    transfers.readLock().lock();
    try {
      interrupted = Thread.interrupted();
      transfer.run();
    } finally {
      transfers.readLock().unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Runs something that interrupts threads while none of them is at the file. */
  public void betweenTransfers(Runnable interrupting) {
    transfers.writeLock().lock();
    try {
      interrupting.run();
    } finally {
      transfers.writeLock().unlock();
    }
  }

  private byte[] crypt(int mode, long offset, byte[] bytes, int length) throws IOException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putLong(offset).array();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IOException("the spool cannot be sealed or was changed", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      // Not every file system heeds DELETE_ON_CLOSE.
      Files.deleteIfExists(file);
    }
  }
}
