package org.dsr4j.it.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.it.history.BreaksHistory;
import org.dsr4j.it.history.Invariant;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adapters that try to change something else, or at another time, than the approved plan says. */
@WithSimulatedTenant
class WritePermitTest {

  private final List<StepPermit> kept = new ArrayList<>();
  private SimulatedTenant tenant;
  private GraphChangeConnection changes;
  private GraphWrite planned;
  private GraphWrite second;

  @BeforeEach
  void connect(SimulatedTenant simulated) {
    tenant = simulated;
    changes =
        GraphChangeConnection.builder(TenantId.of(tenant.id()))
            .credential(GraphTenant.token(tenant.accessToken(ErasureFixture.CHANGE_PERMISSIONS)))
            .cloud(GraphTenant.cloud(tenant))
            .limits(ThrottleLimits.off())
            .retry(GraphTenant.QUICK)
            .build();
    planned = block(tenant.user("anna"), false);
    second = block(tenant.user("bert"), false);
  }

  @AfterEach
  void close() {
    changes.close();
  }

  private static GraphWrite block(SimulatedUser user, boolean enabled) {
    return GraphWrite.of(WriteMethod.PATCH, GraphVersion.V1, "/users/{userId}")
        .path("userId", user.objectId())
        .body(Content.object(properties -> properties.put("accountEnabled", enabled)));
  }

  private WriteOutcome send(GraphWrite write, StepPermit permit) {
    return changes.perform(write, permit, new Cancellation());
  }

  private StepOutcome keep(StepPermit permit) {
    kept.add(permit);
    return new StepOutcome.Done("");
  }

  private void assertNotPermitted(WriteOutcome outcome, String why) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> {
              assertThat(refused.failure().error()).isEqualTo(GraphError.WRITE_NOT_PERMITTED);
              assertThat(refused.failure().detail()).contains(why);
            });
  }

  private List<String> writes() {
    return tenant.requests().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(RecordedRequest::versionedPath)
        .toList();
  }

  @Test
  @BreaksHistory(
      value = Invariant.INTENT_FIRST,
      because = "the journal of a scripted erasure is not the one of a fixture")
  void thePlannedRequestIsSentOnce() {
    List<WriteOutcome> outcomes = new ArrayList<>();
    new ScriptedErasure(tenant)
        .step(planned)
        .run(
            (call, permit) -> {
              outcomes.add(send(planned.justification(call.caseId().value()), permit));
              outcomes.add(send(planned, permit));
              return new StepOutcome.Done("");
            });

    assertThat(outcomes.get(0).status()).isEqualTo(WriteOutcome.Status.DONE);
    assertNotPermitted(outcomes.get(1), "used before");
    assertThat(writes()).hasSize(1);
  }

  @Test
  void anotherPathMethodVersionBodyOrHeaderIsRefused() {
    SimulatedUser anna = tenant.user("anna-2");
    GraphWrite delete =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{userId}")
            .path("userId", anna.objectId());
    List<GraphWrite> others =
        List.of(
            second,
            block(tenant.user("anna-3"), true),
            delete,
            GraphWrite.of(WriteMethod.PATCH, GraphVersion.BETA, "/users/{userId}")
                .path("userId", anna.objectId())
                .body(Content.object(properties -> properties.put("accountEnabled", false))),
            block(anna, false).header("If-Match", "*"),
            block(anna, true));
    List<WriteOutcome> outcomes = new ArrayList<>();
    new ScriptedErasure(tenant)
        .step(block(anna, false))
        .run(
            (call, permit) -> {
              others.forEach(other -> outcomes.add(send(other, permit)));
              return new StepOutcome.Done("");
            });

    assertThat(outcomes).hasSameSizeAs(others);
    outcomes.forEach(outcome -> assertNotPermitted(outcome, "not the request"));
    assertThat(writes()).isEmpty();
  }

  @Test
  void aPermitThatWasKeptIsOfNoUseAfterwards() {
    new ScriptedErasure(tenant).step(planned).run((call, permit) -> keep(permit));

    assertNotPermitted(send(planned, kept.get(0)), "revoked");
    assertThat(writes()).isEmpty();
  }

  @Test
  void aPermitThatWasKeptWhenPerformThrewIsOfNoUseEither() {
    new ScriptedErasure(tenant)
        .step(planned)
        .run(
            (call, permit) -> {
              keep(permit);
              throw new IllegalStateException("to get away with it");
            });

    assertNotPermitted(send(planned, kept.get(0)), "revoked");
    assertThat(writes()).isEmpty();
  }

  @Test
  void aPermitIsForItsOwnStep() {
    List<WriteOutcome> outcomes = new ArrayList<>();
    new ScriptedErasure(tenant)
        .step(planned)
        .step(second)
        .run(
            (call, permit) -> {
              if (!kept.isEmpty()) {
                outcomes.add(send(planned, kept.get(0)));
                outcomes.add(send(planned, permit));
              }
              return keep(permit);
            });

    assertNotPermitted(outcomes.get(0), "revoked");
    assertNotPermitted(outcomes.get(1), "not the request");
    assertThat(writes()).isEmpty();
  }

  @Test
  void nothingIsWrittenWhileInspecting() {
    List<WriteOutcome> outcomes = new ArrayList<>();
    new ScriptedErasure(tenant)
        .step(planned)
        .step(second)
        .whileInspecting(call -> kept.forEach(permit -> outcomes.add(send(planned, permit))))
        .run((call, permit) -> keep(permit));

    assertThat(outcomes).isNotEmpty();
    outcomes.forEach(outcome -> assertNotPermitted(outcome, "revoked"));
    assertThat(writes()).isEmpty();
  }

  @Test
  void nothingIsWrittenWhilePlanning() {
    List<WriteOutcome> outcomes = new ArrayList<>();
    ScriptedErasure first = new ScriptedErasure(tenant).step(planned);
    first.run((call, permit) -> keep(permit));
    new ScriptedErasure(tenant)
        .step(planned)
        .whilePlanning(() -> kept.forEach(permit -> outcomes.add(send(planned, permit))))
        .run((call, permit) -> new StepOutcome.Done(""));

    assertThat(outcomes).as("while planning, and before the first step").hasSize(2);
    outcomes.forEach(outcome -> assertNotPermitted(outcome, "revoked"));
    assertThat(writes()).isEmpty();
  }

  @Test
  void aStepWithoutPinnedRequestAsksForANewPlan() {
    List<WriteOutcome> outcomes = new ArrayList<>();
    new ScriptedErasure(tenant)
        .unpinnedStep()
        .run(
            (call, permit) -> {
              outcomes.add(send(planned, permit));
              return new StepOutcome.Done("");
            });

    assertNotPermitted(outcomes.get(0), "make a new plan");
    assertThat(writes()).isEmpty();
  }

  @Test
  void everyStepOfAPlanOnGraphPinsItsRequest() {
    ErasureFixture rig = new ErasureFixture(tenant);
    ChangePlan plan = graphPlan(rig, tenant.user("carla").device(device -> device.windows()));

    assertThat(plan.steps()).isNotEmpty();
    assertThat(plan.steps()).allSatisfy(step -> assertThat(step.requestDigest()).isNotNull());
    assertThat(plan.steps()).extracting(step -> step.requestDigest()).doesNotHaveDuplicates();
  }

  @Test
  void aStoredPlanWithoutPinnedRequestsCannotBeApproved() {
    ErasureFixture rig = new ErasureFixture(tenant);
    SimulatedUser person = tenant.user("carla");
    String json = new String(graphPlan(rig, person).json(), UTF_8);
    ChangePlan older =
        ChangePlan.ofJson(
            json.replaceAll(",\\s*\"requestDigest\"\\s*:\\s*\"[0-9a-f]{64}\"", "").getBytes(UTF_8));
    tenant.clearRequests();

    assertThatThrownBy(() -> rig.approved(older, person))
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.PLAN_NOT_OURS));
    assertThat(writes()).isEmpty();
  }

  private static ChangePlan graphPlan(ErasureFixture rig, SimulatedUser person) {
    return ErasureCase.plan(
        rig, person, ErasureFixture.order().accountStillInUse(person.objectId()));
  }
}
