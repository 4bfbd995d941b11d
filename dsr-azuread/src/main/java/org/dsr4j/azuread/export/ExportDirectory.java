package org.dsr4j.azuread.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.dsr4j.model.DsrException;

/**
 * Stores one small file for each export, atomically, and readable by its owner only if the file
 * system supports this.
 */
final class ExportDirectory implements PersonalDataExports {

  private final Path folder;
  private final Supplier<URI> locations;

  ExportDirectory(Path folder, Supplier<URI> locations) {
    this.folder = requireNonNull(folder, "folder");
    this.locations = requireNonNull(locations, "locations");
  }

  @Override
  public URI freshLocation(String export) {
    return requireNonNull(locations.get(), "location");
  }

  @Override
  public void save(String export, String state) {
    try {
      Files.createDirectories(folder, only("rwx------"));
      Path part = folder.resolve("." + UUID.randomUUID() + ".part");
      try {
        write(part, state);
        Files.move(
            part,
            file(export),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      forceFolder();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void write(Path part, String state) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            only("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(state.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Makes the new name durable; not every system can open directories. */
  private void forceFolder() throws IOException {
    if (posix()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public Optional<String> load(String export) {
    try {
      return Optional.of(Files.readString(file(export), US_ASCII));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path file(String export) {
    return folder.resolve(export + ".export");
  }

  private boolean posix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private FileAttribute<?>[] only(String permissions) {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static DsrException unusable(IOException e) {
    // The application chooses the path; the exception's message would contain it.
    return new DsrException(
        AzureAdError.EXPORT_MEMORY_UNUSABLE,
        "The state of exports cannot be stored or read ("
            + e.getClass().getSimpleName()
            + "): the folder of the exports must be readable and writable and have free space");
  }
}
