package org.dsr4j.testkit.mutants;

import java.time.Instant;
import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.StepCall;

/** A call like another, but for what a mutant does otherwise. */
record OtherCall(
    PlannedStep step,
    String planDigest,
    CaseId caseReference,
    Optional<Instant> firstAttempt,
    Optional<String> approvalCode,
    Cancellation cancellation)
    implements StepCall {

  static OtherCall like(StepCall call) {
    return new OtherCall(
        call.step(),
        call.planDigest(),
        call.caseReference(),
        call.firstAttempt(),
        call.approvalCode(),
        call.cancellation());
  }

  OtherCall stoppedBy(Cancellation other) {
    return new OtherCall(step, planDigest, caseReference, firstAttempt, approvalCode, other);
  }
}
