package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.Test;

class TwoDeviceErasureTest {

  @Test
  void tryIt() {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      SimulatedUser person = tenant.user("adele");
      person
          .device(device -> device.windows().autopilot())
          .device(
              device -> device.iphone().managedProperty("managedDeviceOwnerType", "\"personal\""));
      person.everywhere();
      tenant.user("other").everywhere();
      SimulatedDevice pc = person.devices().get(0);
      SimulatedDevice phone = person.devices().get(1);
      ErasureRig rig = new ErasureRig(tenant);
      try (ErasureRig.Open open = rig.open()) {
        ChangePlan asked = open.dsr().planDeletion(rig.request(person), ErasureRig.order());
        System.out.println(asked.table());
        ErasureOrder order =
            ErasureRig.order()
                .device(
                    ErasureRig.decided(pc.managedDeviceId(), DeviceChoice.WIPE)
                        .leavesOrganisation()
                        .custody(new Custody("desk", ErasureRig.DAY, "key in the vault")))
                .device(ErasureRig.decided(phone.managedDeviceId(), DeviceChoice.RETIRE));
        ChangePlan plan = open.dsr().planDeletion(rig.request(person), order);
        System.out.println(plan.table());
        assertThat(rig.writes()).isEmpty();
        ChangeReport report = open.dsr().execute(rig.approved(plan, person));
        for (int i = 0; i < 12; i++) {
          System.out.println(report + " " + report.resumeAt());
          report.steps().forEach(System.out::println);
          person.opensManagedApps();
          tenant.devicesCheckIn();
          tenant.now(report.resumeAt().orElse(tenant.now().plusSeconds(3600)).plusSeconds(1));
          report = open.dsr().resume(report.caseId());
        }
        rig.writes().forEach(System.out::println);
        tenant.advance(java.time.Duration.ofDays(40));
        report = open.dsr().verify(report.caseId());
        report.ledger().entries().forEach(e -> System.out.println(e + " " + e.parts()));
        System.out.println(report);
      }
    }
  }
}
