package org.dsr4j.intune.erasure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.change.EffectCheck;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.users.DeviceClaims;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;
import org.jspecify.annotations.Nullable;

/**
 * An effect check that also compares the users of a managed device with those of the plan: a device
 * that was given to somebody else is not changed. Users who are no longer listed are no difference.
 */
final class DeviceUsersCheck implements EffectCheck {

  /** The argument with the ids of the users at planning time; plans of version 0.1.0 lack it. */
  static final String USERS = "deviceUsers";

  private static final String DEVICE = "/deviceManagement/managedDevices/{managedDeviceId}";
  private static final String CHANGED =
      "the device was given to another person since the plan was made";

  private final EffectCheck effect;
  private final boolean unassigns;

  private DeviceUsersCheck(EffectCheck effect, boolean unassigns) {
    this.effect = effect;
    this.unassigns = unassigns;
  }

  static EffectCheck of(EffectCheck effect) {
    return new DeviceUsersCheck(effect, false);
  }

  /** For a step that removes the person: its effect does not contain the user in the record. */
  static EffectCheck unassigning(EffectCheck effect) {
    return new DeviceUsersCheck(effect, true);
  }

  @Override
  public Inspection check(StepCall call, StepReads reads) {
    Inspection seen = effect.check(call, reads);
    return switch (seen.status()) {
      case OPEN -> beforeAttempt(call, reads, seen);
      case APPLIED ->
          unassigns && call.firstAttempt().isEmpty() ? others(call, reads, seen, seen) : seen;
      // An action that is on its way cannot wait for a failed read.
      case IN_PROGRESS -> others(call, reads, seen, seen);
      case DRIFTED, TOO_EARLY, NOT_OBSERVABLE -> seen;
    };
  }

  private Inspection beforeAttempt(StepCall call, StepReads reads, Inspection seen) {
    String planned = call.step().preconditions().get("userId");
    if (unassigns && planned != null) {
      ObjectResult record = reads.object(GraphVersion.V1, DEVICE, "id,userId");
      Content device = record.content();
      GraphFailure failure = record.failure();
      if (device == null && failure != null) {
        return unreadable(failure.asGap(DEVICE));
      }
      if (device != null
          && DeviceClaims.userId(device)
              .filter(now -> !now.equalsIgnoreCase(planned))
              .isPresent()) {
        return new Inspection.Drifted(CHANGED);
      }
    }
    return others(call, reads, seen, null);
  }

  /**
   * Returns a drift if the device has a user whom the plan does not name.
   *
   * @param unread the result if the users cannot be read; null for the failure
   */
  private Inspection others(
      StepCall call, StepReads reads, Inspection seen, @Nullable Inspection unread) {
    Optional<Set<String>> planned = planned(call);
    if (planned.isEmpty()) {
      return seen;
    }
    StepReads.Listed strangers =
        reads.listed(
            GraphVersion.V1,
            DEVICE + "/users",
            "id",
            row ->
                row.text("id")
                    .map(id -> !planned.get().contains(id.toLowerCase(Locale.ROOT)))
                    .orElse(true));
    if (strangers.found()) {
      return new Inspection.Drifted(CHANGED);
    }
    return strangers
        .failure()
        .map(failure -> unread == null ? unreadable(failure.asGap(DEVICE + "/users")) : unread)
        .orElse(seen);
  }

  private static Inspection unreadable(Gap gap) {
    return new Inspection.NotObservable(gap);
  }

  /** An earlier version planned a wipe only for devices whose only user was the person. */
  private Optional<Set<String>> planned(StepCall call) {
    String users = call.step().arguments().get(USERS);
    if (users == null) {
      return unassigns
          ? Optional.empty()
          : Optional.of(Set.of(call.step().argument("userId").toLowerCase(Locale.ROOT)));
    }
    return Optional.of(Set.copyOf(List.of(users.toLowerCase(Locale.ROOT).split(","))));
  }
}
