package org.dsr4j.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.dsr4j.JournalLogs;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalLog;
import org.dsr4j.spi.operator.JournalStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process dies before or after each write to key, log, journal and anchor; the next continues.
 */
class OutsideHeadsKillTest {

  /** The simulated death of the process. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final Set<String> WRITES = Set.of("create", "append", "record");

  @TempDir private Path temp;

  private int moment;
  private int last;
  private boolean dead;

  private void at() {
    if (dead || ++moment == last) {
      dead = true;
      throw new Killed();
    }
  }

  /** The end of a process releases its locks. */
  private void atEndOf(Object result) {
    try {
      at();
    } catch (Killed e) {
      if (result instanceof Journal journal) {
        journal.close();
      }
      throw e;
    }
  }

  /** Kills before and after each write; after its death the process writes nothing more. */
  private <T> T killing(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean write = WRITES.contains(method.getName());
              if (write) {
                at();
              }
              Object result;
              try {
                result = method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (write) {
                atEndOf(result);
              }
              return result instanceof Journal journal ? killing(Journal.class, journal) : result;
            }));
  }

  private JournalSettings settings(Path folder, boolean kill) {
    JournalStore store = Journals.directory(folder.resolve("journals"));
    CaseKeys keys = Journals.keyDirectory(folder.resolve("keys"));
    JournalAnchor anchor = Journals.anchorDirectory(folder.resolve("heads"));
    JournalLog log = Journals.logFile(folder.resolve("heads/cases.log"));
    return kill
        ? JournalSamples.settings(
                killing(JournalStore.class, store),
                killing(CaseKeys.class, keys),
                JournalSamples.SIGNER,
                killing(JournalAnchor.class, anchor))
            .withLog(killing(JournalLog.class, log))
        : JournalSamples.settings(store, keys, JournalSamples.SIGNER, anchor).withLog(log);
  }

  /** Creates or continues the case up to three entries. */
  private static void run(JournalSettings settings) {
    try (CaseJournal journal = opened(settings)) {
      while (journal.head().number() < 3) {
        journal.append(JournalEntryKind.POLLED, Map.of(), JournalSamples.person());
      }
    }
  }

  private static CaseJournal opened(JournalSettings settings) {
    try {
      return CaseJournal.open(settings, CASE);
    } catch (DsrException e) {
      assertThat(e.code()).isEqualTo(DsrError.JOURNAL_MISSING);
      return CaseJournal.create(settings, CASE, TENANT);
    }
  }

  @Test
  void theNextProcessContinuesAfterADeathAtAnyWrite() throws Exception {
    last = 0;
    do {
      last++;
      moment = 0;
      dead = false;
      Path folder = Files.createDirectory(temp.resolve("at-" + last));
      JournalSettings dying = settings(folder, true);
      try {
        run(dying);
      } catch (Killed e) {
        assertThat(dead).isTrue();
      }
      JournalSettings next = settings(folder, false);
      run(next);
      CaseJournal read = CaseJournal.read(next, CASE);
      assertThat(read.entries()).as("killed at " + last).hasSize(3);
      assertThat(next.anchor().last(CASE)).contains(read.head());
      assertThat(
              JournalLogs.check(next.log(), next.store(), next.signer().publicKey(), null)
                  .problems())
          .as("killed at " + last)
          .isEmpty();
    } while (dead);
    // create, key, log, anchor, three times line and anchor, log: each before and after.
    assertThat(last - 1).isEqualTo(2 * 11);
  }

  @Test
  void aDeadProcessLeavesNoAnchoredEntryThatItsJournalLacks() {
    last = 9;
    JournalSettings dying = settings(temp, true);
    assertThatThrownBy(() -> run(dying)).isInstanceOf(Killed.class);
    JournalSettings next = settings(temp, false);
    assertThat(next.anchor().last(CASE).orElseThrow().number())
        .isLessThanOrEqualTo(
            next.store().cases().isEmpty() ? 0 : CaseJournal.read(next, CASE).head().number());
  }
}
