package org.dsr4j.it.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.it.history.HistoryChecker;
import org.dsr4j.it.history.HistoryEntry;
import org.dsr4j.it.history.Invariant;
import org.dsr4j.it.history.Violation;
import org.dsr4j.model.CaseId;
import org.dsr4j.testkit.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules that need the plans or the clock of the simulation report what breaks them. */
class SimulatedRulesTest {

  private static final Instant DAY = Instant.parse("2026-01-30T08:00:00Z");

  private static Bench bench;

  private final HistoryChecker checker = new HistoryChecker();
  private final Claims claims = new Claims(bench, checker);
  private final GracePeriod grace = new GracePeriod(checker);

  @BeforeAll
  static void plan() {
    bench = new Bench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private void line(CaseId id, JournalEntryKind kind, Map<String, String> facts) {
    claims.durable(new HistoryEntry(id, 1, kind, facts));
  }

  private void approved(CaseId id) {
    line(id, JournalEntryKind.APPROVED, Map.of("plan", bench.approved(id).plan().digest()));
  }

  private void delete(String path, Instant at) {
    grace.answered(
        new RecordedRequest("v1.0", "DELETE", path, "", 204, "host", true, 1, "id", "", ""), at);
  }

  @Test
  void aCaseThatBeginsWhileAnotherOneIsOpenIsReported() {
    approved(World.CASE);
    approved(World.OTHER_CASE);
    assertThat(checker.violations())
        .extracting(Violation::invariant)
        .containsExactly(Invariant.CLAIMED_ONCE);
  }

  @Test
  void aCaseThatBeginsAfterTheWithdrawalOfTheOtherOneIsAccepted() {
    approved(World.CASE);
    line(World.CASE, JournalEntryKind.WITHDRAWN, Map.of());
    approved(World.OTHER_CASE);
    assertThat(checker.violations()).isEmpty();
  }

  @Test
  void aStepThatMayStillTakeEffectStaysClaimedAfterTheWithdrawal() {
    approved(World.CASE);
    String step = bench.approved(World.CASE).plan().steps().get(0).id();
    line(World.CASE, JournalEntryKind.INTENT, Map.of("step", step));
    line(World.CASE, JournalEntryKind.WITHDRAWN, Map.of());
    approved(World.OTHER_CASE);
    assertThat(checker.violations())
        .extracting(Violation::invariant)
        .containsExactly(Invariant.CLAIMED_ONCE);
  }

  @Test
  void aPurgeBeforeItsTimeIsReported() {
    delete("/users/u1", DAY);
    delete("/directory/deletedItems/u1", DAY.plus(Duration.ofDays(6)));
    assertThat(checker.violations())
        .extracting(Violation::invariant)
        .containsExactly(Invariant.PURGE_IN_TIME);
  }

  @Test
  void aPurgeAfterItsTimeIsAccepted() {
    delete("/users/u1", DAY);
    delete("/directory/deletedItems/u1", DAY.plus(Duration.ofDays(7)));
    assertThat(checker.violations()).isEmpty();
  }
}
