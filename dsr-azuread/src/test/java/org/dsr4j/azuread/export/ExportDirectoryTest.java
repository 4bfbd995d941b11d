package org.dsr4j.azuread.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports are kept as files that only their owner reads, whole or not at all. */
class ExportDirectoryTest {

  private static final String KEY = "0123abcd".repeat(8);

  @TempDir Path temporary;

  private Path folder;
  private PersonalDataExports exports;

  @BeforeEach
  void open() {
    folder = temporary.resolve("deeper").resolve("exports");
    exports = open(folder);
  }

  private static PersonalDataExports open(Path folder) {
    return PersonalDataExports.inDirectory(folder, () -> URI.create("https://store.example/c"));
  }

  @Test
  void anotherProcessReadsTheLastStoredState() {
    assertThat(exports.load(KEY)).isEmpty();
    exports.save(KEY, "first");
    exports.save(KEY, "second");

    assertThat(open(folder).load(KEY)).contains("second");
    assertThat(open(folder).load("f".repeat(64))).isEmpty();
  }

  @Test
  void onlyTheOwnerReadsItAndNothingHalfWrittenStays() throws IOException {
    exports.save(KEY, "state");

    try (Stream<Path> files = Files.list(folder)) {
      Path only = files.toList().get(0);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only)))
          .isEqualTo("rw-------");
    }
    assertThat(folder).isDirectoryContaining("glob:**.export");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void anInvalidFolderIsReportedWithoutItsName() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "a file");

    assertThatThrownBy(() -> exports.save(KEY, "state"))
        .hasMessageContaining("must be readable and writable")
        .hasMessageNotContaining("exports/")
        .hasMessageNotContaining(temporary.toString())
        .hasMessageEndingWith("[azuread.export-memory-unusable]");
    assertThatThrownBy(() -> exports.load(KEY))
        .hasMessageEndingWith("[azuread.export-memory-unusable]");
  }
}
