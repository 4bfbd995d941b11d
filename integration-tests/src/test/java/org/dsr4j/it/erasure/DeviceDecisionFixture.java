package org.dsr4j.it.erasure;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.StepCalls;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/** A person whose devices a test describes, and a second person with a computer. */
final class DeviceDecisionFixture {

  private final SimulatedTenant tenant;
  private final ErasureFixture rig;
  private final SimulatedUser person;
  private final SimulatedUser second;

  DeviceDecisionFixture(SimulatedTenant tenant) {
    this.tenant = tenant;
    this.rig = new ErasureFixture(tenant);
    this.person = tenant.user("adele");
    this.second = tenant.user("bert").device(SimulatedDevice::windows);
  }

  SimulatedUser person() {
    return person;
  }

  SimulatedUser second() {
    return second;
  }

  SimulatedDevice device(Consumer<SimulatedDevice> description) {
    person.device(description);
    return person.devices().get(person.devices().size() - 1);
  }

  static DeviceDecision decision(SimulatedDevice device, DeviceChoice choice) {
    return ErasureFixture.deviceDecision(device.managedDeviceId(), choice);
  }

  /** A decision with the unlock key of the device in custody. */
  static DeviceDecision decisionWithCustody(SimulatedDevice device, DeviceChoice choice) {
    return decision(device, choice)
        .custody(new Custody("help desk", ErasureFixture.DAY, "recovery key in the vault"));
  }

  ChangePlan plan(DeviceDecision... decisions) {
    ErasureOrder order = ErasureFixture.order().accountStillInUse(person.objectId());
    for (DeviceDecision decision : decisions) {
      order = order.device(decision);
    }
    return ErasureCase.plan(rig, person, order);
  }

  ChangePlan plan(UnaryOperator<ErasureOrder> more) {
    return ErasureCase.plan(
        rig, person, more.apply(ErasureFixture.order().accountStillInUse(person.objectId())));
  }

  ErasureCase approved(DeviceDecision... decisions) {
    return approved(plan(decisions));
  }

  ErasureCase approved(ChangePlan plan) {
    return ErasureCase.approved(tenant, rig, person, plan);
  }

  /** Method and path of all changes of managed devices and registrations. */
  List<String> calls() {
    return tenant.requests().stream()
        .filter(each -> !each.method().equals("GET"))
        .filter(each -> each.path().startsWith("/deviceManagement"))
        // A report is a read.
        .filter(each -> !each.path().endsWith("/exportJobs"))
        .map(StepCalls::call)
        .toList();
  }

  /** A call on a device with the given rest of the path. */
  static String call(SimulatedDevice device, String methodAndRest) {
    int blank = methodAndRest.indexOf(' ');
    return methodAndRest.substring(0, blank)
        + " /deviceManagement/managedDevices/"
        + device.managedDeviceId()
        + methodAndRest.substring(blank + 1);
  }
}
