package org.dsr4j.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several writers that expect the same head, exactly one replaces it. */
class AnchorDirectoryTest {

  @TempDir private Path folder;

  private static JournalHead head(long number, char hash) {
    return new JournalHead(number, String.valueOf(hash).repeat(64), "A".repeat(86) + "==");
  }

  private static void forked(JournalAnchor anchor, JournalHead expected, JournalHead head) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> anchor.record(CASE, expected, head))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_FORKED));
  }

  @Test
  void onlyTheExpectedHeadIsReplaced() {
    JournalAnchor anchor = Journals.anchorDirectory(folder);
    forked(anchor, JournalHead.empty(), head(1, 'a'));
    assertThat(anchor.last(CASE)).isEmpty();
    anchor.record(CASE, null, JournalHead.empty());
    forked(anchor, null, JournalHead.empty());
    forked(anchor, null, head(1, 'a'));
    anchor.record(CASE, JournalHead.empty(), head(1, 'a'));
    forked(anchor, head(1, 'b'), head(2, 'c'));

    anchor.record(CASE, head(1, 'a'), head(2, 'c'));
    forked(anchor, head(1, 'a'), head(2, 'c'));
    assertThat(anchor.last(CASE)).contains(head(2, 'c'));
  }

  @Test
  void oneOfManyWritersWinsEachComparison() throws Exception {
    Journals.anchorDirectory(folder).record(CASE, null, JournalHead.empty());
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      JournalHead before = JournalHead.empty();
      for (int round = 1; round <= 10; round++) {
        JournalHead expected = before;
        JournalHead next = head(round, (char) ('0' + round % 10));
        AtomicInteger won = new AtomicInteger();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          JournalAnchor own = Journals.anchorDirectory(folder);
          writers.add(
              () -> {
                try {
                  own.record(CASE, expected, next);
                  won.incrementAndGet();
                } catch (DsrException e) {
                  assertThat(e.code()).isEqualTo(DsrError.JOURNAL_FORKED);
                }
                return null;
              });
        }
        for (Future<Void> writer : pool.invokeAll(writers)) {
          writer.get();
        }
        assertThat(won).hasValue(1);
        before = next;
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void anInterruptedThreadStillRecords() {
    JournalAnchor anchor = Journals.anchorDirectory(folder);
    Thread.currentThread().interrupt();
    anchor.record(CASE, null, JournalHead.empty());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(anchor.last(CASE)).contains(JournalHead.empty());
  }

  @Test
  void anIncompleteLineOfTheLogIsNoLineAndIsReplaced() throws Exception {
    Path file = folder.resolve("new").resolve("cases.log");
    JournalLog log = Journals.logFile(file);
    log.lines(line -> assertThat(line).isNull());
    assertThat(file).doesNotExist();
    log.append("one".getBytes(US_ASCII));
    for (String torn : List.of("t", "torn", "x".repeat(5000))) {
      Files.writeString(file, "one\n" + torn);
      List<String> read = new ArrayList<>();
      log.lines(line -> read.add(new String(line, US_ASCII)));
      assertThat(read).containsExactly("one");
      assertThat(Files.readString(file)).endsWith(torn);
      log.append("two".getBytes(US_ASCII));
      assertThat(file).hasContent("one\ntwo\n");
    }
  }

  @Test
  void linesOfManyWritersOfTheLogAreAllKept() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> writers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String line = "line " + i;
        writers.add(
            () -> {
              Journals.logFile(folder.resolve("cases.log")).append(line.getBytes(US_ASCII));
              return null;
            });
      }
      for (Future<Void> writer : pool.invokeAll(writers)) {
        writer.get();
      }
    } finally {
      pool.shutdown();
    }
    assertThat(Files.readAllLines(folder.resolve("cases.log"))).hasSize(40).doesNotHaveDuplicates();
  }
}
