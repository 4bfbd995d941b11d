package org.dsr4j.intune.erasure;

import java.util.List;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identifier;

/**
 * A device with a decision.
 *
 * @param account the person's account
 * @param row the record at planning time
 * @param facts what determines the permitted steps
 * @param users the users at planning time
 */
record PlannedDevice(
    Identifier account, Content row, ManagedDeviceProperties facts, NamedUsers users) {

  List<StepDraft> steps(DeviceChoice choice) {
    return switch (choice) {
      case UNASSIGN ->
          List.of(
              draft(DeviceStepKinds.UNASSIGN).releasedIdentifiers(facts.id(), facts.directoryId()));
      case RETIRE -> retire(draft(DeviceStepKinds.RETIRE));
      case WIPE -> List.of(draft(DeviceStepKinds.WIPE));
      case DELETE -> List.of(delete(draft(DeviceStepKinds.DELETE)));
    };
  }

  /**
   * The retirement deletes the record. If a deletion would reset the device, this step is not
   * planned.
   */
  private List<StepDraft> retire(StepDraft retire) {
    return facts.deletionTriggersReset()
        ? List.of(retire)
        : List.of(
            retire,
            draft(DeviceStepKinds.DELETE)
                .title("Delete the record of the retired device, if still there")
                .after(retire));
  }

  private StepDraft delete(StepDraft delete) {
    return facts.deletionTriggersReset()
        ? delete.title("Delete the record, which RESETS the device: all data are lost")
        : delete;
  }

  private StepDraft draft(StepKind kind) {
    return kind.draft(DeviceSteps.SOURCE, facts.id())
        .label(facts.name())
        .argument("managedDeviceId", facts.id())
        .argument("userId", account.value())
        .argument(DeviceUsersCheck.USERS, String.join(",", users.ids()))
        .precondition("userId", row.text("userId").orElse(""))
        .prior(row);
  }

  /** Contains no personal data. */
  @Override
  public String toString() {
    return "PlannedDevice[" + facts + "]";
  }
}
