package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dsr4j.model.Gap;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;
import org.junit.jupiter.api.Test;

/** The scope and the lifetime of a permit. */
class StepPermitTest {

  private static final String PINNED = RequestDigest.of(List.of("DELETE", "/notes/1"), new byte[0]);
  private static final String OTHER = RequestDigest.of(List.of("DELETE", "/notes/2"), new byte[0]);

  private final VaultErasureFixture desk = new VaultErasureFixture();

  /** Runs a plan with one pinned request that removes the note. */
  private ApprovedPlan pinned() {
    desk.vault.rows.removeIf(row -> !row.source().equals("notes"));
    desk.vault.planner =
        (task, proposal) -> {
          proposal.step(
              StepDraft.of("notes", ChangePhase.OBJECTS, "remove-note", "note-aaaa")
                  .reversibility(Reversibility.RESTORABLE)
                  .requestDigest(PINNED));
          List.of("account", "device").forEach(proposal::noData);
        };
    return desk.approved(desk.plan());
  }

  private StepPermit permit() {
    return desk.vault.permits.get(desk.vault.permits.size() - 1);
  }

  @Test
  void eachStepGetsItsOwnPermitOfTheApprovedPlan() {
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.execute(approved);

    List<String> steps = approved.plan().steps().stream().map(PlannedStep::id).toList();
    assertThat(desk.vault.permits).extracting(StepPermit::stepId).containsExactlyElementsOf(steps);
    assertThat(desk.vault.permits)
        .allSatisfy(
            permit -> {
              assertThat(permit.planDigest()).isEqualTo(approved.plan().digest());
              assertThat(permit.caseId()).isEqualTo(approved.plan().request().id());
              assertThat(permit.requestDigest()).isEmpty();
              assertThat(permit.claim(PINNED)).isFalse();
              assertThat(permit.isRevoked()).isTrue();
            });
  }

  @Test
  void aPermitIsClaimedOnceForThePinnedRequest() {
    List<Boolean> claims = new ArrayList<>();
    desk.vault.next(
        "remove-note",
        (call, apply) -> {
          claims.add(permit().claim(OTHER));
          claims.add(permit().claim(PINNED));
          claims.add(permit().claim(PINNED));
          return new StepOutcome.Done("");
        });
    desk.execute(pinned());

    assertThat(claims).containsExactly(false, true, false);
  }

  @Test
  void onlyOneOfManyThreadsClaims() {
    AtomicInteger claimed = new AtomicInteger();
    desk.vault.next(
        "remove-note",
        (call, apply) -> {
          IntStream.range(0, 200)
              .parallel()
              .filter(any -> permit().claim(PINNED))
              .forEach(any -> claimed.incrementAndGet());
          return new StepOutcome.Done("");
        });
    desk.execute(pinned());

    assertThat(claimed).hasValue(1);
  }

  @Test
  void aPermitIsRevokedWhenPerformReturned() {
    desk.execute(pinned());

    assertThat(permit().requestDigest()).contains(PINNED);
    assertThat(permit().isRevoked()).isTrue();
    assertThat(permit().claim(PINNED)).isFalse();
  }

  @Test
  void aPermitIsRevokedWhenPerformThrew() {
    List<Boolean> before = new ArrayList<>();
    desk.vault.next(
        "remove-note",
        (call, apply) -> {
          before.add(permit().isRevoked());
          throw new IllegalStateException("the client broke");
        });
    desk.execute(pinned());

    assertThat(before).containsExactly(false);
    assertThat(permit().isRevoked()).isTrue();
  }

  @Test
  void aRepetitionGetsANewPermit() {
    desk.vault.next(
        "remove-note",
        (call, apply) ->
            new StepOutcome.Refused(Gap.failed(org.dsr4j.model.DsrError.UNKNOWN_STEP, "no")));
    ApprovedPlan approved = pinned();
    desk.execute(approved);
    desk.resume();

    assertThat(desk.vault.permits).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void thePinIsPartOfTheStoredPlanAndOfItsDigest() {
    ChangePlan plan = pinned().plan();
    String json = new String(plan.json(), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(json).contains("\"requestDigest\":\"" + PINNED + "\"");
    assertThat(ChangePlan.ofJson(plan.json()).steps().get(0).requestDigest()).isEqualTo(PINNED);
    assertThat(ChangePlan.ofJson(json.replace(PINNED, OTHER).getBytes()).digest())
        .isNotEqualTo(plan.digest());
  }

  @Test
  void aPlanWithoutPinnedRequestsOmitsTheProperty() {
    assertThat(new String(desk.plan().json(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("requestDigest");
  }

  @Test
  void aMalformedDigestIsRejected() {
    StepDraft draft = StepDraft.of("notes", ChangePhase.OBJECTS, "remove-note", "note");

    assertThatThrownBy(() -> draft.requestDigest("DELETE /notes/1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> draft.requestDigest(PINNED.toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void differentPartsOfARequestHaveDifferentDigests() {
    assertThat(RequestDigest.of(List.of("a", "bc"), new byte[0]))
        .isNotEqualTo(RequestDigest.of(List.of("ab", "c"), new byte[0]))
        .isNotEqualTo(RequestDigest.of(List.of("a", "bc", ""), new byte[0]))
        .isNotEqualTo(RequestDigest.of(List.of("a", "bc"), new byte[1]))
        .isEqualTo(RequestDigest.of(List.of("a", "bc"), new byte[0]));
  }

  @Test
  void noProxyIsAPermit() {
    assertThatThrownBy(
            () ->
                Proxy.newProxyInstance(
                    StepPermit.class.getClassLoader(),
                    new Class<?>[] {StepPermit.class},
                    (self, method, arguments) -> true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPermitShowsNoPersonalData() {
    desk.execute(pinned());

    assertThat(permit().toString()).contains(permit().stepId()).doesNotContain("aaaa");
  }
}
