package org.dsr4j.graph.change;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.operation.DeviceActions;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;

/**
 * The effect of a remote action on a device. Done when the record was deleted, or the device
 * reported success, after the first attempt.
 *
 * <p>The service accepts an action at once and may show nothing of it for hours: v1.0 has no
 * result, and only beta's state of the device says that it is pending. So no result is no failure.
 * Only a dated result that is failed, cancelled or not supported ends an accepted action, and then
 * this step never sends it again.
 */
final class DeviceActionCheck implements EffectCheck {

  private static final Set<String> OVER = Set.of("failed", "canceled", "cancelled", "notsupported");
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  private static final String STATE = "managementState";

  private final String template;
  private final String action;
  private final String select;

  DeviceActionCheck(String template, String action, String select) {
    this.template = template;
    this.action = action;
    this.select = select;
  }

  @Override
  public Inspection check(StepCall call, StepReads reads) {
    ObjectResult answer =
        reads.object(GraphVersion.V1, template, "id," + STATE + ",deviceActionResults," + select);
    Content device = answer.content();
    if (device != null) {
      return call.firstAttempt()
          .map(since -> attempted(call, reads, device, since))
          .orElseGet(() -> quiet(call, reads, device));
    }
    // A record that was deleted before the first attempt proves nothing about the device.
    return EffectChecks.notFound(answer.failure()) && call.firstAttempt().isEmpty()
        ? new Inspection.Drifted(
            "the device's record was deleted before the device received the action")
        : EffectChecks.absent(answer.failure(), template);
  }

  private Inspection attempted(StepCall call, StepReads reads, Content device, Instant since) {
    Optional<String> result = DeviceActions.resultSince(device, action, since);
    if (result.filter("done"::equals).isPresent()) {
      return new Inspection.Applied();
    }
    if (result.filter(OVER::contains).isPresent() || newlyFailed(call, device, result)) {
      return new Inspection.NotObservable(failed());
    }
    return result.isPresent() ? pending(call, reads, device) : quiet(call, reads, device);
  }

  /** A state that the device had before the plan was made is the one of an earlier action. */
  private boolean newlyFailed(StepCall call, Content device, Optional<String> result) {
    Optional<String> state = DeviceActions.managementState(device, action);
    Content prior = call.step().prior();
    return result.isEmpty()
        && state.isPresent()
        && prior.text(STATE).isPresent()
        && !DeviceActions.managementState(prior, action).equals(state);
  }

  /** No result: the states of the device in both versions remain. */
  private Inspection quiet(StepCall call, StepReads reads, Content device) {
    if (DeviceActions.underWay(device, action)) {
      return pending(call, reads, device);
    }
    ObjectResult beta = reads.object(GraphVersion.BETA, template, "id," + STATE);
    Content seen = beta.content();
    if (seen != null && DeviceActions.underWay(seen, action)) {
      return pending(call, reads, device);
    }
    return seen == null && call.unsettled()
        ? new Inspection.NotObservable(silent())
        : EffectChecks.asPlanned(call, device);
  }

  /** The action is on its way to the device: if somebody else has the device now, this is harm. */
  private Inspection pending(StepCall call, StepReads reads, Content device) {
    for (Map.Entry<String, String> planned : call.step().preconditions().entrySet()) {
      String now = device.text(planned.getKey()).orElse("");
      if (!now.isBlank() && !now.equals(NOBODY) && !now.equalsIgnoreCase(planned.getValue())) {
        return new Inspection.Drifted(
            planned.getKey()
                + " changed since the plan was made, and the device is about to carry out the"
                + " action: cancel it in the Intune portal");
      }
    }
    return new Inspection.InProgress(action, reads.now().plus(EffectChecks.CHECK_IN_INTERVAL));
  }

  private Gap failed() {
    return Gap.failed(
        GraphError.OPERATION_FAILED,
        "The device did not carry out the action "
            + action
            + " (failed, cancelled or not supported). It is not sent again for this approval: see"
            + " the device in the Intune portal, then decide again in a new plan");
  }

  private Gap silent() {
    return new Gap(
        LedgerStatus.UNKNOWN,
        DsrError.STEP_UNKNOWN,
        "There is no result of the action "
            + action
            + " yet, and the device's state in Graph's beta version could not be read: the action"
            + " is not sent again");
  }
}
