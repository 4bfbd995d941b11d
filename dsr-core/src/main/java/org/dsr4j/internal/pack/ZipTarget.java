package org.dsr4j.internal.pack;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.internal.spool.FinalName;
import org.dsr4j.internal.spool.Spool;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A zip file that gets its name when it is complete, and that only its owner can read.
 *
 * <p>Before, it is a part file next to the target, locked while it is written. The part file of a
 * process that died is removed before the next package is written to the same folder.
 */
public final class ZipTarget {

  private static final Logger LOG = LoggerFactory.getLogger(ZipTarget.class);
  private static final String PREFIX = ".dsr4j-";
  private static final String SUFFIX = ".part";

  /** Part files of this process: opening and closing one would release its lock on some systems. */
  private static final Set<Path> OWN_PARTS = ConcurrentHashMap.newKeySet();

  private final Path target;
  private final Path folder;

  public ZipTarget(Path target) {
    this.target = target.toAbsolutePath();
    this.folder = this.target.getParent() == null ? this.target : this.target.getParent();
  }

  /** Rejects a target that exists or whose folder is not writable, before anything is read. */
  public void check() {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw unwritable(null);
    }
    removeAbandonedParts();
  }

  /** Writes the package and moves it to its final name; a failure leaves no file. */
  public WrittenPackage write(PackageFacts facts) {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    Path part = folder.resolve(PREFIX + HexFormat.of().formatHex(random) + SUFFIX);
    OWN_PARTS.add(part);
    try {
      WrittenPackage written = writePart(facts, part);
      FinalName.give(part, target);
      return written;
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (Spool.UnreadableException e) {
      throw new DsrException(
          DsrError.SPOOL_FAILED, "The spool cannot be read: run the request again", e);
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      throw new DsrException(
          DsrError.CANCELLED, "The thread was interrupted while the package was written", e);
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      removePart(part);
      OWN_PARTS.remove(part);
    }
  }

  private WrittenPackage writePart(PackageFacts facts, Path part) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(part, options, Spool.ownerOnly(folder))) {
      // Held until the channel is closed: distinguishes an active part file from an abandoned one.
      channel.lock();
      String manifestDigest = AccessPackageWriter.write(facts, channel);
      channel.force(true);
      return new WrittenPackage(channel.size(), manifestDigest);
    }
  }

  private void removeAbandonedParts() {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path part : parts) {
        if (!OWN_PARTS.contains(part) && abandoned(part)) {
          removePart(part);
        }
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static boolean abandoned(Path part) {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      // This process is writing it, or may not open it.
      return false;
    }
  }

  private static void removePart(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      LOG.warn("A part file could not be removed from the target's folder; remove it manually");
    }
  }

  // The name of the target may contain the name of the person, so no message repeats it.

  private static DsrException exists() {
    return new DsrException(
        DsrError.TARGET_EXISTS,
        "The export target already exists: choose another name, nothing is overwritten");
  }

  private static DsrException unwritable(@Nullable IOException e) {
    String why = e == null ? "" : " (" + e.getClass().getSimpleName() + ")";
    return new DsrException(
        DsrError.TARGET_UNWRITABLE,
        "The export target cannot be written"
            + why
            + ": its folder must exist, be writable and have free space");
  }
}
