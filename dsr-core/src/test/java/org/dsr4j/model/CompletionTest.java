package org.dsr4j.model;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The expected completion table, compared exhaustively with the implementation. */
class CompletionTest {

  private static final Map<LedgerStatus, Completion> TABLE =
      Map.ofEntries(
          entry(LedgerStatus.FOUND, Completion.COMPLETE),
          entry(LedgerStatus.NONE, Completion.COMPLETE),
          entry(LedgerStatus.DONE, Completion.COMPLETE),
          entry(LedgerStatus.ALREADY_DONE, Completion.COMPLETE),
          entry(LedgerStatus.NOT_APPLICABLE, Completion.COMPLETE),
          entry(LedgerStatus.DECLARED_IMPOSSIBLE, Completion.COMPLETE_WITH_RESIDUE),
          entry(LedgerStatus.REDIRECTED, Completion.COMPLETE_WITH_RESIDUE),
          entry(LedgerStatus.KEPT, Completion.COMPLETE_WITH_RESIDUE),
          entry(LedgerStatus.ATTESTED, Completion.COMPLETE_WITH_RESIDUE),
          entry(LedgerStatus.QUARANTINED, Completion.COMPLETE_WITH_RESIDUE),
          entry(LedgerStatus.PENDING, Completion.PENDING),
          entry(LedgerStatus.FOLLOWS, Completion.PENDING),
          entry(LedgerStatus.WAITING_FOR_APPROVAL, Completion.PENDING),
          entry(LedgerStatus.MANUAL_STEP_OPEN, Completion.PENDING),
          entry(LedgerStatus.NOT_READABLE, Completion.PARTIAL),
          entry(LedgerStatus.SKIPPED, Completion.PARTIAL),
          entry(LedgerStatus.FAILED, Completion.PARTIAL),
          entry(LedgerStatus.UNVERIFIED, Completion.PARTIAL),
          entry(LedgerStatus.DRIFTED, Completion.PARTIAL),
          entry(LedgerStatus.UNKNOWN, Completion.PARTIAL));

  /** Statuses without an attempt to read the source. */
  private static final Set<LedgerStatus> NOT_TRIED =
      Set.of(
          LedgerStatus.NOT_APPLICABLE,
          LedgerStatus.DECLARED_IMPOSSIBLE,
          LedgerStatus.REDIRECTED,
          LedgerStatus.FOLLOWS,
          LedgerStatus.MANUAL_STEP_OPEN,
          LedgerStatus.SKIPPED);

  private static Completion expected(Collection<LedgerStatus> statuses) {
    List<LedgerStatus> tried = statuses.stream().filter(s -> !NOT_TRIED.contains(s)).toList();
    if (!tried.isEmpty() && tried.stream().allMatch(s -> s == LedgerStatus.FAILED)) {
      return Completion.FAILED;
    }
    return statuses.stream().map(TABLE::get).max(Comparator.naturalOrder()).orElseThrow();
  }

  @Test
  void theTableNamesEveryStatus() {
    assertThat(TABLE).containsOnlyKeys(LedgerStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void aSingleStatusHasItsPlaceInTheTable(LedgerStatus status) {
    assertThat(status.completion()).isEqualTo(TABLE.get(status));
    assertThat(Completion.of(List.of(status)))
        .isEqualTo(status == LedgerStatus.FAILED ? Completion.FAILED : TABLE.get(status));
  }

  @ParameterizedTest
  @EnumSource
  void declaredStatusesAreThoseWithoutAnAttempt(LedgerStatus status) {
    assertThat(status.declared()).isEqualTo(NOT_TRIED.contains(status));
  }

  @Test
  void theWorstOfTwoDecides() {
    for (LedgerStatus a : LedgerStatus.values()) {
      for (LedgerStatus b : LedgerStatus.values()) {
        List<LedgerStatus> pair = List.of(a, b);
        assertThat(Completion.of(pair)).as("%s", pair).isEqualTo(expected(pair));
      }
    }
  }

  @Test
  void theWorstOfThreeDecides() {
    for (LedgerStatus a : LedgerStatus.values()) {
      for (LedgerStatus b : LedgerStatus.values()) {
        for (LedgerStatus c : LedgerStatus.values()) {
          List<LedgerStatus> triple = List.of(a, b, c);
          assertThat(Completion.of(triple)).as("%s", triple).isEqualTo(expected(triple));
        }
      }
    }
  }

  @Test
  void nothingAddedMakesARunLookMoreCompleteUnlessSomethingWasReached() {
    for (LedgerStatus a : LedgerStatus.values()) {
      for (LedgerStatus b : LedgerStatus.values()) {
        Completion alone = Completion.of(List.of(a));
        Completion together = Completion.of(List.of(a, b));
        if (alone != Completion.FAILED) {
          assertThat(together).as("%s and %s", a, b).isGreaterThanOrEqualTo(alone);
        } else {
          assertThat(together).as("%s and %s", a, b).isGreaterThanOrEqualTo(Completion.PARTIAL);
        }
      }
    }
  }

  @Test
  void aRunWithOnlyFailedSourcesAndDeclarationsIsFailed() {
    assertThat(Completion.of(List.of(LedgerStatus.FAILED, LedgerStatus.FAILED)))
        .isEqualTo(Completion.FAILED);
    assertThat(Completion.of(List.of(LedgerStatus.FAILED, LedgerStatus.SKIPPED)))
        .isEqualTo(Completion.FAILED);
    assertThat(Completion.of(List.of(LedgerStatus.FAILED, LedgerStatus.NONE)))
        .isEqualTo(Completion.PARTIAL);
  }

  @Test
  void anEmptyLedgerProvesNothing() {
    assertThat(Completion.of(List.of())).isEqualTo(Completion.FAILED);
  }
}
