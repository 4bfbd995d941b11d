package org.dsr4j.internal.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks a case against other processes and against other holders in this process.
 *
 * <p>The lock is a separate file that no other code opens: on some systems, closing any other
 * handle of a locked file releases the lock. The file is never deleted, because another process may
 * be about to lock it.
 */
final class CaseLock implements AutoCloseable {

  /** The locks that this process holds, by the real path of their files. */
  private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final RandomAccessFile file;

  private CaseLock(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Acquires the lock, or returns null when another holder has it. */
  static @Nullable CaseLock tryAcquire(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    Path real = file.toRealPath();
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
    RandomAccessFile file = new RandomAccessFile(real.toFile(), "rw");
    FileLock lock = null;
    try {
      lock = file.getChannel().tryLock();
      return lock == null ? null : new CaseLock(real, file);
    } finally {
      if (lock == null) {
        file.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      LOCKED.remove(path);
    }
  }
}
