package org.dsr4j.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dsr4j.Journals;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A holder writes only while its lock excludes others and the journal is as the holder left it. */
class OneWriterTest {

  private static final CaseId OTHER = CaseId.of("other");
  private static final byte[] LINE = "a line of the holder".getBytes(US_ASCII);

  @TempDir private Path folder;

  private JournalStore store;
  private Path journal;
  private Path lock;

  private interface Attack {
    void run() throws IOException;
  }

  @BeforeEach
  void write() {
    store = Journals.directory(folder);
    journal = folder.resolve(CASE + ".journal");
    lock = folder.resolve(CASE + ".lock");
    for (CaseId each : new CaseId[] {CASE, OTHER}) {
      try (Journal written = store.create(each)) {
        written.append(LINE);
      }
    }
  }

  private static void fails(DsrError code, ThrowingCallable call) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Attacks under an open journal: the next entry is refused, and nothing is written. */
  private void refusedAfter(Attack attack) throws IOException {
    try (Journal held = store.open(CASE)) {
      held.append(LINE);
      attack.run();
      byte[] before = Files.exists(journal) ? Files.readAllBytes(journal) : new byte[0];
      fails(DsrError.JOURNAL_FORKED, () -> held.append(LINE));
      fails(DsrError.JOURNAL_UNWRITABLE, () -> held.append(LINE));
      fails(DsrError.JOURNAL_UNWRITABLE, held::truncateTail);
      assertThat(Files.exists(journal) ? Files.readAllBytes(journal) : new byte[0])
          .isEqualTo(before);
    }
  }

  @Test
  void aDeletedLockFileEndsTheRunBeforeItsNextEntry() throws IOException {
    refusedAfter(() -> Files.delete(lock));
  }

  @Test
  void aReplacedLockFileEndsTheRunBeforeItsNextEntry() throws IOException {
    byte[] content = Files.readAllBytes(lock);
    refusedAfter(
        () -> {
          Files.delete(lock);
          Files.write(lock, content);
        });
    refusedAfter(
        () -> {
          Path copy = Files.copy(lock, folder.resolve("copy"));
          Files.move(copy, lock, StandardCopyOption.REPLACE_EXISTING);
        });
  }

  @Test
  void aLockFileThatIsLinkedToAnotherCaseEndsTheRunBeforeItsNextEntry() throws IOException {
    refusedAfter(
        () -> {
          Files.delete(lock);
          Files.createLink(lock, folder.resolve(OTHER + ".lock"));
        });
  }

  @Test
  void aLockFileWithASecondNameEndsTheRunBeforeItsNextEntry() throws IOException {
    refusedAfter(() -> Files.createLink(folder.resolve("second"), lock));
  }

  @Test
  void aLinkedLockFileIsNotAcquired() throws IOException {
    Files.delete(lock);
    Files.createLink(lock, folder.resolve(OTHER + ".lock"));
    fails(DsrError.JOURNAL_FORKED, () -> store.open(CASE));
    fails(DsrError.JOURNAL_FORKED, () -> store.open(OTHER));

    Files.delete(lock);
    Files.createSymbolicLink(lock, folder.resolve(OTHER + ".lock"));
    fails(DsrError.JOURNAL_FORKED, () -> store.open(CASE));
    Files.delete(lock);
    Files.createSymbolicLink(lock, folder.resolve("nowhere"));
    fails(DsrError.JOURNAL_FORKED, () -> store.open(CASE));
    assertThat(folder.resolve("nowhere")).doesNotExist();

    Files.delete(lock);
    store.open(CASE).close();
    store.open(OTHER).close();
  }

  @Test
  void aJournalThatAnotherAppendsToEndsTheRunBeforeItsNextEntry() throws IOException {
    refusedAfter(() -> Files.writeString(journal, "x\n", StandardOpenOption.APPEND));
  }

  @Test
  void aJournalThatAnotherTruncatesEndsTheRunBeforeItsNextEntry() throws IOException {
    byte[] one = Arrays.copyOf(Files.readAllBytes(journal), LINE.length + 1);
    refusedAfter(() -> Files.write(journal, one));
  }

  @Test
  void aJournalWithAnotherLastLineOfTheSameLengthEndsTheRunBeforeItsNextEntry() throws IOException {
    refusedAfter(
        () -> {
          byte[] bytes = Files.readAllBytes(journal);
          bytes[bytes.length - 2]++;
          Files.write(journal, bytes);
        });
  }

  @Test
  void aJournalThatIsReplacedByItsCopyEndsTheRunBeforeItsNextEntry() throws IOException {
    refusedAfter(
        () -> {
          Path copy = Files.copy(journal, folder.resolve("copy"));
          Files.move(copy, journal, StandardCopyOption.REPLACE_EXISTING);
        });
  }

  @Test
  void aRenamedDeletedOrLinkedJournalEndsTheRunBeforeItsNextEntry() throws IOException {
    Path away = folder.resolve("away");
    refusedAfter(() -> Files.move(journal, away));
    assertThat(journal).doesNotExist();
    Files.move(away, journal);
    refusedAfter(
        () -> {
          Files.move(journal, away);
          Files.createSymbolicLink(journal, away);
        });
    Files.delete(journal);
    Files.move(away, journal);
    refusedAfter(() -> Files.delete(journal));
  }

  @Test
  void aFolderThatIsReplacedByItsCopyEndsTheRunBeforeItsNextEntry() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    JournalStore moved = Journals.directory(inner);
    try (Journal held = moved.create(CASE)) {
      held.append(LINE);
      Files.move(inner, folder.resolve("old"));
      Files.createDirectory(inner);
      for (String suffix : new String[] {".journal", ".lock"}) {
        Files.copy(folder.resolve("old").resolve(CASE + suffix), inner.resolve(CASE + suffix));
      }
      fails(DsrError.JOURNAL_FORKED, () -> held.append(LINE));
      assertThat(inner.resolve(CASE + ".journal")).hasContent("a line of the holder\n");
    }
  }

  @Test
  void aJournalThatIsLinkedIntoAnotherFolderHasOneHolder() throws IOException {
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.createLink(second.resolve(CASE + ".journal"), journal);
    try (Journal held = store.open(CASE)) {
      fails(DsrError.JOURNAL_BUSY, () -> Journals.directory(second).open(CASE));
      held.append(LINE);
    }
    Journals.directory(second).open(CASE).close();
  }

  @Test
  void anIncompleteLastLineIsNotRemovedWithoutALock() throws IOException {
    Files.writeString(journal, "incomplete", StandardOpenOption.APPEND);
    try (Journal held = store.open(CASE)) {
      Files.delete(lock);
      fails(DsrError.JOURNAL_FORKED, held::truncateTail);
      assertThat(Files.readString(journal)).endsWith("incomplete");
    }
  }

  @Test
  void anEmptyLockFileOfAnEarlierVersionIsAccepted() throws IOException {
    Files.write(lock, new byte[0]);
    try (Journal held = store.open(CASE)) {
      held.append(LINE);
    }
  }

  @Test
  void everyLengthOfALineIsComparedAfterItsWrite() {
    Map<Integer, Integer> lengths = new LinkedHashMap<>();
    try (Journal held = store.open(CASE)) {
      for (int length : new int[] {0, 1, 1022, 1023, 1024, 1025, 9000, Journal.MAX_LINE_BYTES}) {
        held.append(new byte[length]);
        lengths.put(length, length);
      }
      int[] read = {0};
      held.lines(line -> read[0] += line.length);
      assertThat(read[0])
          .isEqualTo(LINE.length + lengths.keySet().stream().mapToInt(each -> each).sum());
    }
  }
}
