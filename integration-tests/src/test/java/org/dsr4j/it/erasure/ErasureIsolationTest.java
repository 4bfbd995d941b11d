package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dsr4j.ExportTarget;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.StepCalls;
import org.dsr4j.it.support.TenantSnapshot;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Only the planned steps change anything, and no data of other people, in random tenants. */
class ErasureIsolationTest {

  private static final long SEED = Long.getLong("dsr.seed", 20261127L);

  @RepeatedTest(12)
  void onlyTheStepsOfThePlanAreCalledAndOtherPeopleAreNotChanged(RepetitionInfo repetition) {
    long seed = SEED + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    try (SimulatedTenant tenant = SimulatedTenant.start(seed)) {
      SimulatedUser person = fill(tenant.user("person"), random);
      SimulatedUser second = fill(tenant.user("second"), random);
      SimulatedTenant neighbour = tenant.neighbour();
      SimulatedUser foreign = fill(neighbour.user("person"), random);
      mingle(person, second, random);
      tenant.answers().ignoreFilters(random.nextBoolean());

      Set<String> here = pathsOf(tenant, second);
      Set<String> there = pathsOf(neighbour, foreign);
      TenantSnapshot before = TenantSnapshot.of(tenant, here);
      TenantSnapshot neighbourBefore = TenantSnapshot.of(neighbour, there);

      ErasureCase erasure = decided(tenant, person, random);
      tenant.clearRequests();
      neighbour.clearRequests();
      ChangeReport end = erasure.runToEnd();

      assertThat(calls(tenant)).as("seed %d", seed).isEqualTo(performed(erasure, end));
      assertThat(neighbour.requests()).as("seed %d", seed).isEmpty();
      TenantSnapshot after = TenantSnapshot.of(tenant, here);
      assertThat(after.withoutAuditRows(row -> others(row, person, second)))
          .as("seed %d", seed)
          .isEqualTo(before.withoutAuditRows(row -> others(row, person, second)));
      assertThat(after.auditRows())
          .as("seed %d", seed)
          .allSatisfy((path, rows) -> assertThat(rows).containsAll(before.auditRows().get(path)));
      assertThat(TenantSnapshot.of(neighbour, there).rows(row -> true))
          .as("seed %d", seed)
          .isEqualTo(neighbourBefore.rows(row -> true));
      assertThat(before.rows(row -> names(row, second)).values().stream().mapToInt(List::size))
          .as("rows compared, seed %d", seed)
          .anyMatch(size -> size > 0);
    }
  }

  /** All rows that are read for a person, and the records of the changes. */
  private static Set<String> pathsOf(SimulatedTenant tenant, SimulatedUser user) {
    tenant.clearRequests();
    ErasureFixture rig = new ErasureFixture(tenant);
    try (ErasureFixture.Open open = rig.open()) {
      open.dsr().export(rig.request(user), ExportTarget.records(record -> {}));
    }
    Set<String> paths = new TreeSet<>(TenantSnapshot.pathsRead(tenant));
    paths.addAll(
        List.of(
            "/v1.0/users",
            "/v1.0/devices",
            "/v1.0/deviceManagement/managedDevices",
            "/v1.0/deviceManagement/windowsAutopilotDeviceIdentities",
            "/v1.0/deviceAppManagement/managedAppRegistrations",
            "/v1.0/deviceManagement/auditEvents",
            "/v1.0/auditLogs/directoryAudits",
            "/v1.0/auditLogs/signIns"));
    return paths;
  }

  private static ErasureCase decided(SimulatedTenant tenant, SimulatedUser person, Random random) {
    ErasureFixture rig = new ErasureFixture(tenant);
    ErasureOrder order = ErasureFixture.order().accountStillInUse(person.objectId());
    ChangePlan plan = ErasureCase.plan(rig, person, order);
    // The decisions on managed devices determine the questions about their directory objects.
    while (!plan.parts().questions().isEmpty()) {
      for (DeviceQuestion question : plan.parts().questions()) {
        order = order.device(decision(question, random));
      }
      plan = ErasureCase.plan(rig, person, order);
    }
    return ErasureCase.approved(tenant, rig, person, plan);
  }

  private static DeviceDecision decision(DeviceQuestion question, Random random) {
    List<DeviceChoice> choices = question.choices();
    DeviceDecision decision =
        ErasureFixture.deviceDecision(
                question.device(), choices.get(random.nextInt(choices.size())))
            .custody(new Custody("help desk", ErasureFixture.DAY, "recovery key in the vault"));
    return random.nextBoolean() ? decision.leavesOrganisation() : decision;
  }

  /** The requested changes, in order. */
  private static List<String> calls(SimulatedTenant tenant) {
    return tenant.requests().stream()
        .filter(request -> !request.method().equals("GET"))
        .filter(request -> !request.path().equals("/$batch"))
        .map(StepCalls::call)
        .toList();
  }

  private static List<String> performed(ErasureCase erasure, ChangeReport end) {
    return end.steps().stream()
        .filter(report -> report.state() == StepState.DONE)
        .map(StepReport::step)
        .map(id -> erasure.plan().step(id).orElseThrow())
        .map((PlannedStep step) -> StepCalls.call(step))
        .toList();
  }

  /** A row of another person; a row that names both people belongs to the second person too. */
  private static boolean others(String row, SimulatedUser person, SimulatedUser second) {
    return !names(row, person) || names(row, second);
  }

  private static boolean names(String row, SimulatedUser user) {
    Stream<String> devices =
        user.devices().stream()
            .flatMap(
                device ->
                    Stream.of(device.objectId(), device.deviceId(), device.managedDeviceId()));
    return Stream.concat(Stream.of(user.objectId(), user.userPrincipalName()), devices)
        .anyMatch(row::contains);
  }

  /** The two people use each other's devices. */
  private static void mingle(SimulatedUser person, SimulatedUser second, Random random) {
    for (SimulatedDevice device : second.devices()) {
      if (random.nextBoolean()) {
        device.managedProperty(
            "usersLoggedOn",
            "[{\"userId\":\"" + person.objectId() + "\",\"lastLogOnDateTime\":null}]");
      }
      if (random.nextInt(3) == 0) {
        device.rows("users", "{\"id\":\"" + person.objectId() + "\"}");
      }
    }
    for (SimulatedDevice device : person.devices()) {
      if (random.nextInt(3) == 0) {
        device.rows("users", "{\"id\":\"" + second.objectId() + "\"}");
      }
    }
  }

  private static SimulatedUser fill(SimulatedUser user, Random random) {
    int devices = random.nextInt(5);
    for (int i = 0; i < devices; i++) {
      int kind = random.nextInt(4);
      boolean autopilot = random.nextBoolean();
      String owner = List.of("company", "personal", "unknown").get(random.nextInt(3));
      user.device(
          device -> {
            switch (kind) {
              case 0 -> device.iphone();
              case 1 -> device.android();
              case 2 -> device.mac();
              default -> {
                device.windows();
                if (autopilot) {
                  device.autopilot();
                }
              }
            }
            device.managedProperty("managedDeviceOwnerType", "\"" + owner + "\"").apps(2);
          });
    }
    return user.samples("managedAppRegistration", random.nextInt(3))
        .samples("phoneMethod", random.nextInt(2))
        .signIns(random.nextInt(20))
        .directoryAuditsAsActor(random.nextInt(5))
        .directoryAuditsAsTarget(random.nextInt(5))
        .intuneAudits(random.nextInt(5))
        .troubleshootingEvents(random.nextInt(5));
  }
}
