package org.dsr4j.internal.store;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open file of a journal. Before and after each write it compares what the path names with what
 * this holder wrote: file, length and last bytes.
 *
 * <p>It also locks a byte far behind the end, so that a deleted lock file alone lets no second
 * holder in. Uses no FileChannel for reading and writing, because an interrupt of a thread closes
 * the channel that it uses.
 */
final class JournalFile implements AutoCloseable {

  /** The open files of this process: a read must not close another handle, see PathIdentity. */
  private static final Map<Path, JournalFile> OPEN = new ConcurrentHashMap<>();

  /** More than the hash and the signature at the end of a line, which cover all lines before. */
  private static final int TAIL = 1024;

  private final Path path;
  private final PathIdentity identity;
  private final RandomAccessFile file;
  private final FileOutputStream appending;
  private long length;
  private byte[] tail;
  private boolean closed;

  private JournalFile(Path path, PathIdentity identity, RandomAccessFile file) throws IOException {
    this.path = path;
    this.identity = identity;
    this.file = file;
    // Appends at the end of the file at any time: two writers never overwrite each other.
    this.appending = new FileOutputStream(path.toFile(), true);
    this.length = file.length();
    this.tail = new byte[0];
  }

  /** Opens a file that exists, or returns null when another holder has it. */
  static @Nullable JournalFile tryOpen(Path path) throws IOException {
    Path real = OwnerOnlyFiles.real(path);
    PathIdentity identity = PathIdentity.of(real);
    if (identity == null) {
      throw DiskAccess.forked();
    }
    RandomAccessFile file = new RandomAccessFile(real.toFile(), "rw");
    JournalFile opened = null;
    try {
      opened = tryLock(file) ? new JournalFile(real, identity, file) : null;
    } finally {
      if (opened == null) {
        file.close();
      }
    }
    return opened == null ? null : opened.registered();
  }

  private static boolean tryLock(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // This process holds the same file under another path.
      return false;
    }
  }

  private JournalFile registered() throws IOException {
    OPEN.put(path, this);
    boolean sound = false;
    try {
      tail = tail();
      requireUnchanged();
      sound = true;
      return this;
    } finally {
      if (!sound) {
        close();
      }
    }
  }

  static @Nullable JournalFile openInThisProcess(Path path) throws IOException {
    return OPEN.get(OwnerOnlyFiles.real(path));
  }

  synchronized boolean isEmpty() {
    return length == 0;
  }

  /** Returns the content up to its end at the time of each read. */
  InputStream input() {
    return new Input();
  }

  /** Throws JOURNAL_FORKED when the path no longer names what this holder wrote. */
  synchronized void requireUnchanged() throws IOException {
    if (!identity.isStillThere(length) || !Arrays.equals(tail(), tail)) {
      throw DiskAccess.forked();
    }
  }

  synchronized void append(byte[] bytes) throws IOException {
    requireUnchanged();
    appending.write(bytes);
    appending.getFD().sync();
    long before = length;
    if (!identity.isStillThere(before + bytes.length)
        || !Arrays.equals(bytes(before, bytes.length), bytes)) {
      throw DiskAccess.forked();
    }
    length = before + bytes.length;
    tail = tail();
  }

  /** Removes the bytes after the last line break; returns their number. */
  synchronized long truncateTail() throws IOException {
    requireUnchanged();
    long whole = endOfLastLine();
    long removed = length - whole;
    if (removed > 0) {
      file.setLength(whole);
      file.getFD().sync();
      length = whole;
      tail = tail();
    }
    return removed;
  }

  private long endOfLastLine() throws IOException {
    long end = length;
    while (end > 0) {
      int size = (int) Math.min(8192, end);
      byte[] block = bytes(end - size, size);
      for (int i = size - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - size + i + 1;
        }
      }
      end -= size;
    }
    return 0;
  }

  private byte[] tail() throws IOException {
    int size = (int) Math.min(TAIL, length);
    return bytes(length - size, size);
  }

  /** Reads through the path where the system cannot identify the file of the path. */
  private byte[] bytes(long from, int size) throws IOException {
    if (identity.exact()) {
      return bytes(file, from, size);
    }
    try (RandomAccessFile again = new RandomAccessFile(path.toFile(), "r")) {
      return bytes(again, from, size);
    }
  }

  private static byte[] bytes(RandomAccessFile from, long at, int size) throws IOException {
    byte[] bytes = new byte[size];
    from.seek(at);
    from.readFully(bytes);
    return bytes;
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      OPEN.remove(path, this);
      try (file) {
        appending.close();
      }
    }
  }

  private final class Input extends InputStream {

    private long at;
    private @Nullable InputStream afterClose;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int size) throws IOException {
      synchronized (JournalFile.this) {
        if (!closed) {
          file.seek(at);
          int read = file.read(into, from, size);
          at += Math.max(0, read);
          return read;
        }
      }
      if (afterClose == null) {
        afterClose = new FileInputStream(path.toFile());
        afterClose.skipNBytes(at);
      }
      return afterClose.read(into, from, size);
    }

    @Override
    public void close() throws IOException {
      if (afterClose != null) {
        afterClose.close();
      }
    }
  }
}
