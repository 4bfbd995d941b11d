package org.dsr4j.intune.erasure;

import java.util.Optional;
import org.dsr4j.graph.change.EffectCheck;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphVersion;
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
 */
final class AppDataCheck implements EffectCheck {

  private static final String USER = "/users/{userId}";
  private static final String REGISTRATIONS = USER + "/managedAppRegistrations";

  @Override
  public Inspection check(StepCall call, StepReads reads) {
    String tag = reads.value("deviceTag");
    StepReads.Listed listed =
        reads.listed(
            GraphVersion.V1,
            REGISTRATIONS,
            "",
            row -> row.text("deviceTag").filter(tag::equalsIgnoreCase).isPresent());
    if (listed.found()) {
      return new Inspection.Open();
    }
    return listed
        .failure()
        .or(() -> Optional.ofNullable(reads.object(GraphVersion.V1, USER, "id").failure()))
        .map(failure -> unread(call, failure))
        .orElseGet(Inspection.Applied::new);
  }

  private static Inspection unread(StepCall call, GraphFailure failure) {
    if (failure.error() != GraphError.NOT_FOUND) {
      return new Inspection.NotObservable(failure.asGap(REGISTRATIONS));
    }
    boolean observedBefore = call.period(call.step().id()).isPresent();
    return observedBefore
        ? new Inspection.Applied()
        : new Inspection.NotObservable(
            new Gap(
                LedgerStatus.UNKNOWN,
                DsrError.STEP_UNKNOWN,
                "The account was deleted, and its list of app registrations with it: this does not"
                    + " prove that the app data on the device were removed. Restore the account and"
                    + " resume, or attest the step"));
  }
}
