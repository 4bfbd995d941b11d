package org.dsr4j.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file that a path named at one moment, so that a later replacement is detected.
 *
 * <p>It never opens the file: on POSIX systems, closing any handle of a locked file releases the
 * locks that this process has on it.
 */
final class PathIdentity {

  private final Path path;
  private final @Nullable Object key;

  private PathIdentity(Path path, @Nullable Object key) {
    this.path = path;
    this.key = key;
  }

  /** Returns the identity, or null when the path names no regular file; a link is none. */
  static @Nullable PathIdentity of(Path path) throws IOException {
    BasicFileAttributes file = regularFile(path);
    return file == null ? null : new PathIdentity(path, file.fileKey());
  }

  private static @Nullable BasicFileAttributes regularFile(Path path) throws IOException {
    try {
      BasicFileAttributes file =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return file.isRegularFile() ? file : null;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Returns whether the path still names the same file, and the file has this length. */
  boolean isStillThere(long length) throws IOException {
    BasicFileAttributes file = regularFile(path);
    return file != null && Objects.equals(file.fileKey(), key) && file.size() == length;
  }

  /** Returns whether the system identifies files; Windows does not. */
  boolean exact() {
    return key != null;
  }

  /** Returns whether other paths name the same file, on systems that report it. */
  boolean hasOtherNames() throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
        && !Integer.valueOf(1)
            .equals(Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
  }
}
