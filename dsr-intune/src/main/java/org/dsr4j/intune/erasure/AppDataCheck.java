package org.dsr4j.intune.erasure;

import java.util.Optional;
import org.dsr4j.graph.change.EffectCheck;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;

/**
 * Whether the app data on a device were removed: the account exists, and its list has no
 * registration of the device.
 *
 * <p>A deleted account has no list. This proves nothing about the app data on the device, so only a
 * removal that was observed before counts.
 *
 * @param list whether the list contains a registration
 */
record AppDataCheck(EffectCheck list) implements EffectCheck {

  private static final String USER = "/users/{userId}";

  @Override
  public Inspection check(StepCall call, StepReads reads) {
    Inspection seen = list.check(call, reads);
    boolean observedBefore = call.period(call.step().id()).isPresent();
    if (seen.status() != Inspection.Status.APPLIED || observedBefore) {
      return seen;
    }
    ObjectResult account = reads.object(GraphVersion.V1, USER, "id");
    return Optional.ofNullable(account.failure())
        .<Inspection>map(AppDataCheck::unproven)
        .orElse(seen);
  }

  private static Inspection unproven(GraphFailure failure) {
    return new Inspection.NotObservable(
        failure.error() == GraphError.NOT_FOUND
            ? new Gap(
                LedgerStatus.UNKNOWN,
                DsrError.STEP_UNKNOWN,
                "The account was deleted, and its list of app registrations with it: this does not"
                    + " prove that the app data on the device were removed. Restore the account and"
                    + " resume, or attest the step")
            : failure.asGap(USER));
  }
}
