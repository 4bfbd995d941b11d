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
 * One temporary file of encrypted blocks that only its owner can read.
 *
 * <p>The key exists only in memory. On systems that support it (not Windows) the file is deleted
 * from its folder immediately after it is opened, so that a process that dies leaves no file. On
 * other systems it leaves encrypted bytes without a key. Thread-safe.
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

  /** The position of an encrypted block; its offset is unique and is used as the nonce. */
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

  /**
   * Returns the attributes of a new file that only its owner can read, on systems that support
   * them.
   */
  public static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
    boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Returns a new stream of records in this spool. */
  public SpoolStream newStream() {
    return new SpoolStream(this);
  }

  Block append(byte[] plain, int length) throws IOException {
    // The reserved position makes the offset unique, and therefore the nonce.
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

  /** The spool failed, and not the target to which its content is written. */
  public static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableException(IOException cause) {
      super("the spool cannot be read", cause);
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
              throw new IOException("the spool is shorter than the written data");
            }
            at += n;
          }
        });
    return crypt(Cipher.DECRYPT_MODE, block.offset(), sealed.array(), block.length());
  }

  private interface Transfer {
    void run() throws IOException;
  }

  /** Delays an interrupt: it would close the channel, and all records would be lost. */
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

  /** Runs an action that interrupts threads while no thread accesses the file. */
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
      throw new IOException("the spool cannot be encrypted, or was changed", e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      // Some file systems ignore DELETE_ON_CLOSE.
      Files.deleteIfExists(file);
    }
  }
}
