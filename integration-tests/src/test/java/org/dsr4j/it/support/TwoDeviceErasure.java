package org.dsr4j.it.support;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.StepState;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.testkit.LocalTenant;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/**
 * The erasure of a person with a company computer and a private phone, and a second person with the
 * same devices.
 */
public final class TwoDeviceErasure {

  public static final CaseId CASE = CaseId.of("DSR-2026-0117");
  private static final int MOST_RUNS = 40;

  /** One for all questions: each client has a thread of its own. */
  private static final HttpClient PLAIN = HttpClient.newHttpClient();

  private final SimulatedTenant tenant;
  private final ErasureFixture rig;
  private final SimulatedUser person;
  private final SimulatedUser other;

  public TwoDeviceErasure(SimulatedTenant tenant, ErasureFixture rig) {
    this.tenant = tenant;
    this.rig = rig;
    this.person = equipped("adele");
    this.other = equipped("bert");
  }

  private SimulatedUser equipped(String alias) {
    SimulatedUser user = tenant.user(alias);
    user.device(device -> device.windows().autopilot());
    user.device(
        device -> device.iphone().managedProperty("managedDeviceOwnerType", "\"personal\""));
    user.samples("managedAppRegistration", 1);
    user.samples("phoneMethod", 1);
    return user;
  }

  public SimulatedUser person() {
    return person;
  }

  public SimulatedUser other() {
    return other;
  }

  public SimulatedDevice computer() {
    return person.devices().get(0);
  }

  public SimulatedDevice phone() {
    return person.devices().get(1);
  }

  public ErasureOrder order() {
    return ErasureFixture.order()
        .accountStillInUse(person.objectId())
        .device(
            ErasureFixture.deviceDecision(computer().managedDeviceId(), DeviceChoice.WIPE)
                .leavesOrganisation()
                .custody(new Custody("help desk", ErasureFixture.DAY, "recovery key in the vault")))
        .device(ErasureFixture.deviceDecision(phone().managedDeviceId(), DeviceChoice.RETIRE));
  }

  public ApprovedPlan approved() {
    try (ErasureFixture.Open open = rig.open()) {
      ChangePlan plan = open.dsr().planDeletion(rig.request(person), order());
      if (!plan.approvable()) {
        throw new IllegalStateException(plan.table());
      }
      return rig.approved(plan, person.objectId());
    }
  }

  /** Starts or resumes, depending on the state of the case. */
  public static ChangeReport resume(ErasureFixture.Open open, ApprovedPlan approved) {
    try {
      return open.dsr().resume(CASE);
    } catch (DsrException e) {
      if (e.code() == DsrError.APPROVAL_INVALID) {
        return open.dsr().execute(approved);
      }
      throw e;
    }
  }

  /** The events between runs: people use their devices and time passes. */
  public void advanceTo(Instant until) {
    person.openManagedApps();
    tenant.devicesCheckIn();
    tenant.now(until.isAfter(tenant.now()) ? until : tenant.now().plus(Duration.ofMinutes(20)));
  }

  /** The help desk requests a wipe of app data in the portal when it is unknown whether it was. */
  public void requestLostAppWipe(ChangePlan plan, ChangeReport report) {
    plan.steps().stream()
        .filter(step -> step.kind().equals("wipe-app-data"))
        .filter(step -> report.step(step.id()).orElseThrow().state() == StepState.UNKNOWN)
        .forEach(
            step ->
                LocalTenant.requestAppWipe(
                    tenant, person.objectId(), StepCalls.part(step, "deviceTag")));
  }

  /** Runs until nothing is left to do. */
  public ChangeReport runToEnd(ApprovedPlan approved) {
    for (int run = 0; run < MOST_RUNS; run++) {
      ChangeReport report;
      try (ErasureFixture.Open open = rig.open()) {
        report = resume(open, approved);
      }
      if (isFinished(report)) {
        return report;
      }
      requestLostAppWipe(approved.plan(), report);
      advanceTo(report.resumeAt().orElse(Instant.MIN));
    }
    throw new IllegalStateException("the erasure does not come to an end");
  }

  public static boolean isFinished(ChangeReport report) {
    return report.steps().stream().allMatch(step -> step.state().ended());
  }

  /**
   * The end result that must be the same for every stopped run: the steps, the ledger and the
   * tenant.
   */
  public Map<String, String> finalStates(ChangeReport report) {
    Map<String, String> end = new TreeMap<>();
    report
        .steps()
        .forEach(step -> end.put("step " + step.step(), Boolean.toString(step.state().ended())));
    report
        .ledger()
        .entries()
        .forEach(entry -> end.put("ledger " + entry.source(), entry.status().completion().name()));
    end.put("computer reset", Boolean.toString(computer().wasFactoryReset()));
    end.put("phone reset", Boolean.toString(phone().wasFactoryReset()));
    for (SimulatedDevice device : other.devices()) {
      end.put("other's " + device.name(), Boolean.toString(device.wasFactoryReset()));
    }
    for (String path : paths()) {
      end.put(path, Integer.toString(statusOf(path)));
    }
    return end;
  }

  private List<String> paths() {
    return List.of(
        "/v1.0/users/" + person.objectId(),
        "/v1.0/directory/deletedItems/" + person.objectId(),
        "/v1.0/users/" + other.objectId(),
        "/v1.0/deviceManagement/managedDevices/" + computer().managedDeviceId(),
        "/v1.0/deviceManagement/managedDevices/" + phone().managedDeviceId(),
        "/v1.0/deviceManagement/managedDevices/" + other.devices().get(0).managedDeviceId(),
        "/v1.0/deviceManagement/managedDevices/" + other.devices().get(1).managedDeviceId(),
        "/v1.0/devices/" + phone().objectId());
  }

  private int statusOf(String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(tenant.endpoint().resolve(path))
              .header("Authorization", "Bearer " + tenant.accessToken())
              .build();
      return PLAIN.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
