package org.dsr4j.it.simulation;

import org.dsr4j.change.PlannedStep;
import org.dsr4j.it.support.StepCalls;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.TenantTruth;

/** Whether the effect of a step is there, by what the tenant holds and not by its answers. */
final class StepTruth {

  private static final String DEVICES = "/deviceManagement/managedDevices";
  private static final String AUTOPILOT = "/deviceManagement/windowsAutopilotDeviceIdentities";

  private final Bench bench;
  private final TenantTruth tenant;

  StepTruth(Bench bench) {
    this.bench = bench;
    this.tenant = new TenantTruth(bench.tenant());
  }

  boolean isDone(PlannedStep step) {
    String person = bench.person().objectId();
    return switch (step.kind()) {
      case "wipe-app-data" -> tenant.isEmpty("/users/" + person + "/managedAppRegistrations");
      case "wipe-device", "retire-device" -> isReset(StepCalls.part(step, "managedDeviceId"));
      case "delete-device" -> !tenant.exists(DEVICES, StepCalls.part(step, "managedDeviceId"));
      // The methods of a deleted account come back with it and go with it.
      case "delete-phone-method" ->
          !tenant.isUser(person)
              || !tenant.exists(
                  "/users/" + person + "/authentication/phoneMethods",
                  StepCalls.part(step, "methodId"));
      case "delete-device-object" ->
          !tenant.exists("/devices", StepCalls.part(step, "deviceObjectId"));
      case "delete-autopilot" -> !tenant.exists(AUTOPILOT, StepCalls.part(step, "autopilotId"));
      case "delete-account" -> !tenant.isUser(person);
      case "purge-account" -> !tenant.isUser(person) && !tenant.isDeletedUser(person);
      case "restore-account" -> tenant.isUser(person);
      default -> true;
    };
  }

  private boolean isReset(String id) {
    return !tenant.exists(DEVICES, id)
        || bench.person().devices().stream()
            .filter(device -> device.managedDeviceId().equals(id))
            .anyMatch(SimulatedDevice::wasFactoryReset);
  }
}
