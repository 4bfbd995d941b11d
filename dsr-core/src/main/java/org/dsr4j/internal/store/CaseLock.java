package org.dsr4j.internal.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks a case against other processes and against other holders in this process.
 *
 * <p>The lock is a separate file that no other code opens: on some systems, closing any other
 * handle of a locked file releases the lock. The file is never deleted, because another process may
 * be about to lock it.
 *
 * <p>A lock on a file that its path no longer names excludes nobody. Java cannot ask a handle for
 * its file, so the holder sets a random length through the handle and compares it with the length
 * at the path.
 */
final class CaseLock implements AutoCloseable {

  /** The locks that this process holds, by the paths of their files. */
  private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

  private static final int MAX_LENGTH = 1 << 16;

  private final Path path;
  private final RandomAccessFile file;
  private final PathIdentity identity;
  private final long length;
  private boolean closed;

  private CaseLock(Path path, RandomAccessFile file, PathIdentity identity, long length) {
    this.path = path;
    this.file = file;
    this.identity = identity;
    this.length = length;
  }

  /** Acquires the lock, or returns null when another holder has it. */
  static @Nullable CaseLock tryAcquire(Path file) throws IOException {
    Path real = OwnerOnlyFiles.real(file);
    if (!Files.exists(real, LinkOption.NOFOLLOW_LINKS)) {
      create(real);
    }
    if (!LOCKED.add(real)) {
      return null;
    }
    CaseLock lock = null;
    try {
      lock = lockFile(real);
      return lock;
    } finally {
      if (lock == null) {
        LOCKED.remove(real);
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      OwnerOnlyFiles.createEmpty(file);
    } catch (FileAlreadyExistsException e) {
      // Another holder created it first.
    }
  }

  private static @Nullable CaseLock lockFile(Path real) throws IOException {
    PathIdentity identity = PathIdentity.of(real);
    if (identity == null || identity.hasOtherNames()) {
      throw DiskAccess.foreignLock();
    }
    RandomAccessFile file = new RandomAccessFile(real.toFile(), "rw");
    CaseLock lock = null;
    try {
      lock = tryLock(file) ? marked(real, file, identity) : null;
      return lock;
    } finally {
      if (lock == null) {
        file.close();
      }
    }
  }

  private static boolean tryLock(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // This process holds the same file under another path.
      return false;
    }
  }

  private static CaseLock marked(Path real, RandomAccessFile file, PathIdentity identity)
      throws IOException {
    long length = 1L + new SecureRandom().nextInt(MAX_LENGTH);
    file.setLength(length);
    CaseLock lock = new CaseLock(real, file, identity, length);
    lock.requireInPlace();
    return lock;
  }

  /** Throws JOURNAL_FORKED when the lock file was deleted, replaced or linked. */
  void requireInPlace() throws IOException {
    if (!identity.isStillThere(length) || identity.hasOtherNames()) {
      throw DiskAccess.foreignLock();
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      file.close();
    } finally {
      LOCKED.remove(path);
    }
  }
}
