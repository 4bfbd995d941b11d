package org.dsr4j.internal.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Admits one writer at a time to a folder, among all processes whose locks exclude each other. */
final class FolderLock {

  private static final String NAME = ".dsr4j.lock";

  /** A process cannot lock one file twice, so its threads queue here first. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private FolderLock() {}

  /** Creates the folder when it is missing, waits for other writers, then does the work. */
  static <T> T hold(Path folder, DiskAccess.Work<T> work) throws IOException {
    OwnerOnlyFiles.folder(folder);
    Path file = folder.toRealPath().resolve(NAME);
    ReentrantLock threads = THREADS.computeIfAbsent(file, any -> new ReentrantLock());
    threads.lock();
    try {
      FileChannel held = locked(file);
      try {
        return work.run();
      } finally {
        held.close();
      }
    } finally {
      threads.unlock();
    }
  }

  /** Waits for the lock of the file that the path names; an interrupt is delayed. */
  private static FileChannel locked(Path file) throws IOException {
    boolean interrupted = false;
    FileChannel channel = null;
    try {
      while (channel == null) {
        channel = tryLocked(file);
        interrupted |= Thread.interrupted();
      }
      return channel;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns null when the wait was interrupted, or the file was replaced during the wait. */
  private static @Nullable FileChannel tryLocked(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      create(file);
    }
    PathIdentity identity = PathIdentity.of(file);
    if (identity == null) {
      throw DiskAccess.foreignLock();
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    boolean ours = false;
    try {
      FileLock lock = channel.lock();
      ours = lock.isValid() && identity.isStillThere(channel.size());
    } catch (FileLockInterruptionException | ClosedByInterruptException e) {
      // The caller tries again, and restores the interrupt.
    } finally {
      if (!ours) {
        channel.close();
      }
    }
    return ours ? channel : null;
  }

  private static void create(Path file) throws IOException {
    try {
      OwnerOnlyFiles.createEmpty(file);
    } catch (FileAlreadyExistsException e) {
      // Another process created it first.
    }
  }
}
