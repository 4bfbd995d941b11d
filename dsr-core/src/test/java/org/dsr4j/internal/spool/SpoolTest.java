package org.dsr4j.internal.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** A file system without POSIX permissions that keeps the name of an open file, like Windows. */
  private static Path naming(FileSystem fs) throws IOException {
    return Files.createDirectory(fs.getPath("spool"));
  }

  @Test
  void theFileIsDeletedFromItsFolderImmediatelyOnPosix(@TempDir Path folder) throws IOException {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();

    try (Spool spool = Spool.open(folder);
        SpoolStream stream = spool.newStream()) {
      stream.write("anna".getBytes(UTF_8));
      assertThat(files(folder)).isEmpty();
    }
  }

  @Test
  void aNamedFileIsDeletedAfterClosing() throws IOException {
    try (FileSystem fs = Jimfs.newFileSystem(Configuration.windows())) {
      Path folder = naming(fs);
      try (Spool spool = Spool.open(folder)) {
        spool.newStream().close();
        assertThat(files(folder)).hasSize(1);
      }
      assertThat(files(folder)).isEmpty();
    }
  }

  @Test
  void theDiskContainsNoPlainText() throws IOException {
    try (FileSystem fs = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = naming(fs);
      try (Spool spool = Spool.open(folder)) {
        try (SpoolStream stream = spool.newStream()) {
          stream.write("anna@contoso.example ".repeat(5_000).getBytes(UTF_8));
        }
        String raw = new String(Files.readAllBytes(files(folder).get(0)), UTF_8);
        assertThat(raw).hasSizeGreaterThan(20_000).doesNotContain("anna", "contoso");
      }
    }
  }

  @Test
  void equalBlocksAreEncryptedDifferently() throws IOException {
    try (FileSystem fs = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = naming(fs);
      try (Spool spool = Spool.open(folder)) {
        spool.append(new byte[1000], 1000);
        spool.append(new byte[1000], 1000);
        byte[] raw = Files.readAllBytes(files(folder).get(0));
        assertThat(raw).hasSize(2032);
        assertThat(java.util.Arrays.copyOfRange(raw, 0, 1016))
            .isNotEqualTo(java.util.Arrays.copyOfRange(raw, 1016, 2032));
      }
    }
  }

  @Test
  void onlyItsOwnerMayReadTheFile() throws IOException {
    Configuration posix =
        Configuration.unix().toBuilder().setAttributeViews("basic", "owner", "posix").build();
    try (FileSystem fs = Jimfs.newFileSystem(posix)) {
      Path folder = naming(fs);
      try (Spool spool = Spool.open(folder)) {
        spool.append(new byte[1], 1);
        Path file = files(folder).get(0);
        assertThat(
                PosixFilePermissions.toString(
                    Files.getFileAttributeView(file, PosixFileAttributeView.class)
                        .readAttributes()
                        .permissions()))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void theFileNameContainsNoPersonalData(@TempDir Path folder) throws IOException {
    try (FileSystem fs = Jimfs.newFileSystem(Configuration.windows())) {
      Path named = naming(fs);
      try (Spool spool = Spool.open(named)) {
        spool.append(new byte[1], 1);
        assertThat(files(named).get(0).getFileName().toString())
            .matches("dsr4j-[0-9a-f]{32}\\.spool");
      }
    }
  }

  @Test
  void aByteChangedOnTheDiskIsNoticed() throws IOException {
    try (FileSystem fs = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = naming(fs);
      try (Spool spool = Spool.open(folder)) {
        Spool.Block block = spool.append("anna".getBytes(UTF_8), 4);
        Path file = files(folder).get(0);
        byte[] raw = Files.readAllBytes(file);
        raw[2] ^= 1;
        Files.write(file, raw);

        assertThatIOException()
            .isThrownBy(() -> spool.read(block))
            .isInstanceOf(Spool.UnreadableException.class);
      }
    }
  }

  @Test
  void aTruncatedFileIsDetected() throws IOException {
    try (FileSystem fs = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = naming(fs);
      try (Spool spool = Spool.open(folder)) {
        Spool.Block block = spool.append("anna".getBytes(UTF_8), 4);
        Files.write(files(folder).get(0), new byte[3]);

        assertThatIOException()
            .isThrownBy(() -> spool.read(block))
            .isInstanceOf(Spool.UnreadableException.class);
      }
    }
  }
}
