package org.dsr4j.internal.spool;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives a finished file its final name, and never replaces a file that has this name. */
public final class FinalName {

  private FinalName() {}

  /**
   * Gives a finished file its final name. Of two threads or processes that use the same name, only
   * one succeeds.
   *
   * <p>A hard link fails if the name exists; {@link Files#move} may replace a file that was created
   * in the meantime. After a link both names exist: the caller deletes the part file.
   *
   * @param part the finished file, in the folder of the target
   * @param target the final name
   * @throws FileAlreadyExistsException when the name exists
   */
  public static void give(Path part, Path target) throws IOException {
    try {
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      reserveThenMove(part, target);
    }
  }

  /** For file systems without hard links: the name is reserved by an empty file. */
  static void reserveThenMove(Path part, Path target) throws IOException {
    Files.createFile(target);
    try {
      // Any other move deletes the reserving file first, and the name would be free for a moment.
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }
}
