package org.dsr4j.internal.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ManualStep;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;

/** Decides which steps of a case people can attest now. */
final class AttestableSteps {

  /** Plans of earlier versions have no manual step for these sources. */
  private static final Set<LedgerStatus> BY_PEOPLE =
      EnumSet.of(LedgerStatus.REDIRECTED, LedgerStatus.SKIPPED, LedgerStatus.MANUAL_STEP_OPEN);

  private AttestableSteps() {}

  /**
   * Rejects attestations of which one is invalid.
   *
   * @throws DsrException with UNKNOWN_STEP and all problems
   */
  static void require(
      CaseState state, List<Attestation> attestations, Predicate<SourceRef> humanOnly) {
    List<String> problems = new ArrayList<>();
    Set<String> named = new HashSet<>();
    int number = 0;
    for (Attestation attestation : attestations) {
      number++;
      // The ids come from outside and may contain anything, so the message does not repeat them.
      if (!named.add(attestation.step())) {
        problems.add("number " + number + " names a step a second time");
      } else if (!state.contains(attestation)
          && !isAttestable(state, attestation.step(), humanOnly)) {
        problems.add("number " + number + " names no manual step and no open step of the plan");
      }
    }
    if (attestations.isEmpty()) {
      problems.add("there is no attestation");
    }
    if (!problems.isEmpty()) {
      throw new DsrException(
          DsrError.UNKNOWN_STEP,
          "No attestation was recorded: "
              + String.join("; ", problems)
              + "; see the table of the plan");
    }
  }

  private static boolean isAttestable(
      CaseState state, String step, Predicate<SourceRef> humanOnly) {
    return unplanned(state, step, humanOnly)
        || state.plan().parts().manualSteps().stream().map(ManualStep::id).anyMatch(step::equals)
        || state.plan().step(step).filter(each -> !state.step(step).state().ended()).isPresent();
  }

  private static boolean unplanned(CaseState state, String step, Predicate<SourceRef> humanOnly) {
    return state.plan().parts().unplannedSources().stream()
        .filter(each -> each.source().toString().equals(step))
        .anyMatch(
            each ->
                BY_PEOPLE.contains(each.status())
                    || (each.status() == LedgerStatus.FOLLOWS && humanOnly.test(each.source())));
  }
}
