package org.dsr4j.it.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/** The tenant with two people and the approved plans from which all histories start. */
final class Bench implements AutoCloseable {

  static final Decision TAKE_BACK =
      Decision.grant("the person changed their mind", "privacy officer", ErasureFixture.DAY);

  static final Decision REFUSED =
      Decision.refuse("the law demands to keep the data", "privacy officer", ErasureFixture.DAY);
  private static final Decision GRANTED =
      Decision.grant("no reason to keep anything", "privacy officer", ErasureFixture.DAY);

  private final SimulatedTenant tenant = SimulatedTenant.start();
  private final TwoDeviceErasure devices = new TwoDeviceErasure(tenant, new ErasureFixture(tenant));
  private final String address = devices.person().userPrincipalName();
  private final Savepoint before = tenant.savepoint();
  private final Map<CaseId, ApprovedPlan> plans = new HashMap<>();
  private final Map<String, ChangePlan> byDigest = new HashMap<>();
  private Map<CaseId, List<byte[]>> planned = Map.of();

  Bench() {
    plan(World.CASE);
    plan(World.OTHER_CASE);
  }

  private void plan(CaseId id) {
    World world = new World(this, EngineDefect.NONE, false);
    DsrRequest request = request(id, GRANTED);
    try (SimulatedProcess process = new SimulatedProcess(world, EngineDefect.NONE, List.of())) {
      ChangePlan plan = process.dsr().planDeletion(request, devices.order());
      if (!plan.approvable()) {
        throw new IllegalStateException(plan.table());
      }
      plans.put(id, approved(plan));
    }
    planned = world.disk().contents();
  }

  /** The request names an address, which can lead to somebody else later. */
  DsrRequest request(CaseId id, Decision decision) {
    return GraphTenant.request(
            TenantId.of(tenant.id()), id.value(), DataSubject.userPrincipalName(address))
        .withDecision(decision);
  }

  SimulatedTenant tenant() {
    return tenant;
  }

  TwoDeviceErasure devices() {
    return devices;
  }

  SimulatedUser person() {
    return devices.person();
  }

  void restart() {
    tenant.rollback(before);
  }

  List<String> idsOfOthers() {
    return Stream.concat(
            Stream.of(devices.other().objectId()),
            devices.other().devices().stream().map(device -> device.managedDeviceId()))
        .toList();
  }

  /** What planning has left on the disk. */
  Map<CaseId, List<byte[]>> planned() {
    return planned;
  }

  Collection<ApprovedPlan> plans() {
    return plans.values();
  }

  ApprovedPlan approved(CaseId id) {
    return plans.get(id);
  }

  Optional<PlannedStep> step(String digest, String id) {
    return steps(digest).stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /** The steps of a plan; none for a plan that is not known. */
  List<PlannedStep> steps(String digest) {
    ChangePlan plan = byDigest.get(digest);
    return plan == null ? List.of() : plan.steps();
  }

  ApprovedPlan approved(ChangePlan plan) {
    return approved(plan, person().objectId());
  }

  private ApprovedPlan approved(ChangePlan plan, String person) {
    byDigest.put(plan.digest(), plan);
    Instant at = plan.header().created();
    return plan.approve(
        Approval.of(plan, "data protection officer", at, at.plus(Duration.ofDays(30)))
            .naming(person));
  }

  /** A changed plan with an approval; empty when the library refuses it, or sees no change. */
  Optional<ApprovedPlan> tampered(int variant) {
    ChangePlan whole = approved(World.CASE).plan();
    byte[] bytes = changed(new String(whole.json(), StandardCharsets.UTF_8), variant);
    try {
      ChangePlan plan = ChangePlan.ofJson(bytes);
      return plan.digest().equals(whole.digest())
          ? Optional.empty()
          : Optional.of(approved(plan, named(variant)));
    } catch (DsrException e) {
      return Optional.empty();
    }
  }

  private String named(int variant) {
    return variant % 5 == 0 ? devices.other().objectId() : person().objectId();
  }

  /** The same text about the other person. */
  String ofOther(String text) {
    return text.replace(person().objectId(), devices.other().objectId());
  }

  private byte[] changed(String json, int variant) {
    String changed =
        switch (variant % 5) {
          case 0 -> ofOther(json);
          case 1 ->
              json.replace(
                  devices.computer().managedDeviceId(),
                  devices.other().devices().get(0).managedDeviceId());
          case 2 -> json.replace("\"GRANT\"", "\"REFUSE\"");
          default -> json;
        };
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
    if (variant % 5 > 2) {
      bytes[variant % bytes.length] ^= (byte) (1 << (variant / 5 % 7));
    }
    return bytes;
  }

  @Override
  public void close() {
    tenant.close();
  }
}
