package org.dsr4j.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.PERSON;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalStore;
import org.junit.jupiter.api.Test;

class CaseJournalTest {

  private final JournalSettings settings = JournalSamples.inMemory();

  private static void fails(DsrError code, ThrowingCallable call) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void writtenContentIsReadUnchanged() {
    JournalHead head;
    List<JournalEntry> written;
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      journal.append(
          JournalEntryKind.PLANNED,
          Map.of("z", "größe 😀", "a", "\ud800 \"\n"),
          JournalSamples.person());
      journal.append(JournalEntryKind.APPROVED, Map.of(), null);
      head = journal.head();
      written = journal.entries();
    }

    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      assertThat(journal.head()).isEqualTo(head);
      assertThat(journal.caseId()).isEqualTo(CASE);
      assertThat(journal.tenant()).isEqualTo(TENANT);
      assertThat(journal.entries())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sealed")
          .isEqualTo(written);
      JournalEntry first = journal.entries().get(0);
      assertThat(first.number()).isEqualTo(1);
      assertThat(first.at()).isEqualTo(Instant.parse("2026-11-27T08:00:00.123Z"));
      assertThat(first.facts())
          .containsEntry("a", "\ud800 \"\n")
          .containsEntry("z", "größe 😀")
          .containsOnlyKeys("a", "folder", "host", "z");
      assertThat(first.sealed()).isNotNull();
      assertThat(first.sealed().text("mail")).contains(PERSON);
      assertThat(journal.entries().get(1).sealed()).isNull();
    }
  }

  @Test
  void aReopenedJournalContinuesTheChain() {
    JournalSamples.writeShort(settings);

    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      journal.append(JournalEntryKind.VERIFIED, Map.of(), null);
    }

    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      assertThat(journal.entries()).extracting(JournalEntry::number).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aNewJournalHasNoHead() {
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      assertThat(journal.head()).isEqualTo(JournalHead.empty());
      assertThat(journal.entries()).isEmpty();
    }
  }

  @Test
  void aCaseHasOneJournal() {
    fails(DsrError.JOURNAL_MISSING, () -> CaseJournal.open(settings, CASE));
    JournalSamples.writeShort(settings);

    fails(DsrError.JOURNAL_EXISTS, () -> CaseJournal.create(settings, CASE, TENANT));
    fails(DsrError.JOURNAL_MISSING, () -> CaseJournal.open(settings, CaseId.of("other")));
    assertThat(settings.store().cases()).containsExactly(CASE);
  }

  @Test
  void aJournalWithoutEntriesIsCreatedAgainWithTheSameKey() {
    String name;
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      name = journal.reference(PERSON);
    }

    assertThat(settings.store().cases()).isEmpty();
    fails(DsrError.JOURNAL_MISSING, () -> CaseJournal.open(settings, CASE));
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      assertThat(journal.reference(PERSON)).isEqualTo(name);
    }
  }

  @Test
  void aJournalHasOneHolder() {
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      fails(DsrError.JOURNAL_BUSY, () -> CaseJournal.create(settings, CASE, TENANT));
      journal.append(JournalEntryKind.PLANNED, Map.of(), null);
      fails(DsrError.JOURNAL_BUSY, () -> CaseJournal.open(settings, CASE));
      journal.close();
      CaseJournal.open(settings, CASE).close();
    }
  }

  @Test
  void aClosedJournalAcceptsNoLines() {
    CaseJournal journal = CaseJournal.create(settings, CASE, TENANT);
    journal.close();
    journal.close();

    fails(
        DsrError.JOURNAL_UNWRITABLE,
        () -> journal.append(JournalEntryKind.PLANNED, Map.of(), null));
  }

  @Test
  void aReferenceIsStableWithinItsCaseAndDifferentInOtherCases() {
    String name;
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      name = journal.reference(PERSON);
      journal.append(JournalEntryKind.PLANNED, Map.of(), null);
    }
    assertThat(name).matches("[0-9a-f]{64}");

    try (CaseJournal again = CaseJournal.open(settings, CASE);
        CaseJournal other = CaseJournal.create(settings, CaseId.of("other"), TENANT)) {
      assertThat(again.reference(PERSON)).isEqualTo(name);
      assertThat(again.reference(PERSON + "x")).isNotEqualTo(name);
      assertThat(other.reference(PERSON)).isNotEqualTo(name);
    }
  }

  @Test
  void anotherKeyDecryptsNothing() {
    JournalSamples.writeShort(settings);
    CaseKeys others = Journals.keysInMemory();
    others.create(CASE);

    fails(
        DsrError.CASE_KEY_MISSING,
        () ->
            CaseJournal.open(
                JournalSamples.settings(settings.store(), others, settings.signer(), null), CASE));
  }

  @Test
  void encryptedContentIsReadableOnlyInItsOwnEntry() {
    CaseCipher cipher = new CaseCipher(CASE, settings.keys().create(CASE));
    byte[] sealed = cipher.seal(JournalSamples.person(), 4, JournalEntryKind.INTENT);

    assertThat(cipher.unseal(sealed, 4, JournalEntryKind.INTENT).text("mail")).contains(PERSON);
    fails(DsrError.CASE_KEY_MISSING, () -> cipher.unseal(sealed, 5, JournalEntryKind.INTENT));
    fails(DsrError.CASE_KEY_MISSING, () -> cipher.unseal(sealed, 4, JournalEntryKind.RESULT));
    fails(DsrError.CASE_KEY_MISSING, () -> cipher.unseal(new byte[5], 4, JournalEntryKind.INTENT));
  }

  @Test
  void encryptingTwiceGivesDifferentBytes() {
    CaseCipher cipher = new CaseCipher(CASE, settings.keys().create(CASE));

    assertThat(cipher.seal(JournalSamples.person(), 1, JournalEntryKind.PLANNED))
        .isNotEqualTo(cipher.seal(JournalSamples.person(), 1, JournalEntryKind.PLANNED));
  }

  @Test
  void aTooLargeEntryIsRejectedAndTheNextOneIsAccepted() {
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      Content large =
          Content.object(json -> json.put("a", "x".repeat(Journal.MAX_LINE_BYTES / 4 * 3)));
      fails(
          DsrError.JOURNAL_ENTRY_TOO_LARGE,
          () -> journal.append(JournalEntryKind.PLANNED, Map.of(), large));
      fails(
          DsrError.JOURNAL_ENTRY_TOO_LARGE,
          () -> journal.append(JournalEntryKind.PLANNED, Map.of("a", "x".repeat(70_000)), null));

      Content fits = Content.object(json -> json.put("a", "x".repeat(30_000_000)));
      journal.append(JournalEntryKind.PLANNED, Map.of(), fits);
    }
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      assertThat(journal.entries()).hasSize(1);
    }
  }

  @Test
  void manyThreadsWriteOneChain() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      List<Callable<Void>> writes =
          IntStream.range(0, 200)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        journal.append(JournalEntryKind.POLLED, Map.of("i", "" + i), null);
                        return null;
                      })
              .toList();
      for (Future<Void> write : pool.invokeAll(writes)) {
        write.get();
      }
    } finally {
      pool.shutdown();
    }

    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      assertThat(journal.entries())
          .extracting(JournalEntry::number)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
      assertThat(journal.entries())
          .extracting(entry -> entry.facts().get("i"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void afterAFailedWriteNothingElseIsWritten() {
    FailingStore store = new FailingStore(Journals.inMemory());
    JournalSettings failing =
        JournalSamples.settings(store, settings.keys(), settings.signer(), null);
    try (CaseJournal journal = CaseJournal.create(failing, CASE, TENANT)) {
      journal.append(JournalEntryKind.PLANNED, Map.of(), null);
      store.fail = true;
      fails(
          DsrError.JOURNAL_UNWRITABLE,
          () -> journal.append(JournalEntryKind.INTENT, Map.of(), null));
      store.fail = false;
      fails(
          DsrError.JOURNAL_UNWRITABLE,
          () -> journal.append(JournalEntryKind.RESULT, Map.of(), null));
      assertThat(journal.entries()).hasSize(1);
    }
    try (CaseJournal journal = CaseJournal.open(failing, CASE)) {
      journal.append(JournalEntryKind.INTENT, Map.of(), null);
    }
  }

  @Test
  void anEntryThatWasNotAnchoredIsTheLast() {
    JournalAnchor unreachable =
        new JournalAnchor() {
          @Override
          public void record(CaseId caseId, JournalHead expected, JournalHead head) {
            if (head.number() > 0) {
              throw new DsrException(DsrError.JOURNAL_UNWRITABLE, "the witness is away");
            }
          }

          @Override
          public Optional<JournalHead> last(CaseId caseId) {
            return Optional.of(JournalHead.empty());
          }
        };
    JournalSettings witnessed =
        JournalSamples.settings(settings.store(), settings.keys(), settings.signer(), unreachable);
    try (CaseJournal journal = CaseJournal.create(witnessed, CASE, TENANT)) {
      for (int i = 0; i < 2; i++) {
        fails(
            DsrError.JOURNAL_UNWRITABLE,
            () -> journal.append(JournalEntryKind.PLANNED, Map.of(), null));
      }
    }

    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      assertThat(journal.entries()).hasSize(1);
    }
  }

  @Test
  void noTypeShowsAValue() {
    JournalStore store = settings.store();
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      journal.append(JournalEntryKind.PLANNED, Map.of("who", PERSON), JournalSamples.person());
      assertThat(journal.entries().toString()).doesNotContain("anna");
    }
    assertThat(settings.keys().find(CASE).orElseThrow()).hasToString("CaseKey[***]");
    assertThat(store.toString()).doesNotContain("anna");
  }
}
