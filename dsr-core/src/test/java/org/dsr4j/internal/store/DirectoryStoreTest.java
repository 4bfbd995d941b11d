package org.dsr4j.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dsr4j.Evidence;
import org.dsr4j.Journals;
import org.dsr4j.internal.journal.JournalSamples;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {

  @TempDir private Path folder;

  private static void fails(DsrError code, ThrowingCallable call) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  private static List<String> lines(Journal journal) {
    List<String> lines = new ArrayList<>();
    journal.lines(line -> lines.add(new String(line, US_ASCII)));
    return lines;
  }

  @Test
  void linesAreReadInOrder() {
    JournalStore store = Journals.directory(folder);
    try (Journal journal = store.create(CASE)) {
      journal.append("one".getBytes(US_ASCII));
      journal.append("x".repeat(20_000).getBytes(US_ASCII));
      journal.append("".getBytes(US_ASCII));
      assertThat(lines(journal)).containsExactly("one", "x".repeat(20_000), "");
    }
    try (Journal journal = store.open(CASE)) {
      assertThat(journal.truncateTail()).isZero();
      journal.append("four".getBytes(US_ASCII));
      assertThat(lines(journal)).containsExactly("one", "x".repeat(20_000), "", "four");
    }
  }

  @Test
  void aLongIncompleteLineIsSkippedAndRemoved() throws IOException {
    JournalStore store = Journals.directory(folder);
    try (Journal journal = store.create(CASE)) {
      journal.append("one".getBytes(US_ASCII));
    }
    Path file = folder.resolve(CASE + ".journal");
    Files.writeString(file, "one\n" + "x".repeat(30_000));

    try (Journal journal = store.open(CASE)) {
      assertThat(lines(journal)).containsExactly("one");
      assertThat(journal.truncateTail()).isEqualTo(30_000);
      assertThat(file).hasContent("one\n");
    }
  }

  @Test
  void aTooLongLineIsRejectedWithoutBeingKeptInMemory() throws IOException {
    Files.write(folder.resolve(CASE + ".journal"), new byte[Journal.MAX_LINE_BYTES + 1]);
    Files.writeString(
        folder.resolve(CASE + ".journal"), "\n", java.nio.file.StandardOpenOption.APPEND);

    try (Journal journal = Journals.directory(folder).open(CASE)) {
      fails(DsrError.JOURNAL_BROKEN, () -> lines(journal));
    }
  }

  @Test
  void twoStoresOfOneFolderShareTheirHolder() {
    JournalStore store = Journals.directory(folder);
    try (Journal journal = store.create(CASE)) {
      journal.append("one".getBytes(US_ASCII));
      JournalStore other = Journals.directory(folder.resolve("..").resolve(folder.getFileName()));
      fails(DsrError.JOURNAL_BUSY, () -> other.open(CASE));
      fails(DsrError.JOURNAL_BUSY, () -> other.create(CASE));
      assertThat(other.cases()).containsExactly(CASE);
      other.create(CaseId.of("other")).close();
    }
  }

  @Test
  void aMissingFolderHasNoCases() {
    JournalStore store = Journals.directory(folder.resolve("none"));

    assertThat(store.cases()).isEmpty();
    fails(DsrError.JOURNAL_MISSING, () -> store.open(CASE));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsAFileCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    fails(DsrError.JOURNAL_UNWRITABLE, () -> Journals.directory(file).create(CASE));
    fails(DsrError.JOURNAL_UNWRITABLE, () -> Journals.keyDirectory(file).create(CASE));
  }

  @Test
  void otherFilesAreNotCases() throws IOException {
    Files.writeString(folder.resolve(".hidden.journal"), "one\n");
    Files.writeString(folder.resolve("größe.journal"), "one\n");
    Files.writeString(folder.resolve("notes.txt"), "one\n");
    Files.createDirectory(folder.resolve("folder.journal"));

    assertThat(Journals.directory(folder).cases()).isEmpty();
  }

  @Test
  void onlyTheOwnerCanReadAnything() throws IOException {
    Path root = folder.resolve("new");
    JournalSettings settings =
        JournalSamples.settings(
            Journals.directory(root.resolve("journals")),
            Journals.keyDirectory(root.resolve("keys")),
            Journals.signerFile(root.resolve("signer/key.pem")),
            Journals.anchorDirectory(root.resolve("anchor")));
    JournalSamples.writeCase(settings);
    Evidence.export(settings.store(), settings.signer(), CASE, root.resolve("case.evidence"));

    try (Stream<Path> all = Files.walk(root)) {
      List<Path> paths = all.toList();
      assertThat(paths).hasSize(12);
      assertThat(paths)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }
}
