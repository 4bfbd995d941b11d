package org.dsr4j.internal.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.dsr4j.internal.spool.FinalName;

/**
 * Files and folders that only their owner can read, on systems that support this. Each file appears
 * complete or not at all, and is durable after a power failure.
 */
public final class OwnerOnlyFiles {

  private OwnerOnlyFiles() {}

  /** Writes the bytes of a file. */
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder, only(folder, "rwx------"));
    force(parent(folder));
  }

  private static FileAttribute<?>[] only(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  static void createEmpty(Path file) throws IOException {
    Path folder = parent(file);
    Files.createFile(file, only(folder, "rw-------"));
    force(folder);
  }

  /** Writes a file that must not exist. */
  public static void create(Path target, Body body) throws IOException {
    Path part = writePart(target, body);
    try {
      FinalName.give(part, target);
      force(parent(target));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes a file; replaces an existing one. */
  static void replace(Path target, byte[] bytes) throws IOException {
    Path part = writePart(target, out -> out.write(bytes));
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(parent(target));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path writePart(Path target, Body body) throws IOException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    Path folder = parent(target);
    Path part = folder.resolve(".dsr4j-" + HexFormat.of().formatHex(random) + ".part");
    Files.createFile(part, only(folder, "rw-------"));
    // Not a FileChannel, because an interrupt of a thread closes the channel that it uses.
    try (FileOutputStream file = new FileOutputStream(part.toFile())) {
      OutputStream out = new BufferedOutputStream(file);
      body.writeTo(out);
      out.flush();
      file.getFD().sync();
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return part;
  }

  static Path parent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("the path has no parent folder");
    }
    return parent;
  }

  /** Returns the path with a real folder; the last name may be a link and is not followed. */
  static Path real(Path file) throws IOException {
    return parent(file).toRealPath().resolve(file.toAbsolutePath().getFileName());
  }

  /** Makes created, renamed and deleted files of a folder durable after a power failure. */
  static void force(Path folder) throws IOException {
    boolean interrupted = false;
    try {
      while (!forced(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean forced(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    } catch (AccessDeniedException e) {
      // Windows cannot open folders, and orders such changes itself.
      if (System.getProperty("os.name", "").startsWith("Windows")) {
        return true;
      }
      throw e;
    }
  }
}
