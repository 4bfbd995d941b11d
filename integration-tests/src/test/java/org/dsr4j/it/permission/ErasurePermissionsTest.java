package org.dsr4j.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.Action;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;

/** The permissions that erasing requires of the two applications agree with the descriptors. */
@WithSimulatedTenant
class ErasurePermissionsTest {

  private static final String MISSING = "dsr.permission-missing";
  private static final NeededPermissions NEEDED =
      new NeededPermissions(PermissionsPageTest.descriptors());
  private static final SortedSet<String> READING = NEEDED.of(Action.DISCOVER);
  private static final SortedSet<String> CHANGING = NEEDED.of(Action.DELETE);

  private final SimulatedTenant tenant;
  private final ErasureFixture rig;
  private final TwoDeviceErasure people;

  ErasurePermissionsTest(SimulatedTenant tenant) {
    this.tenant = tenant.enforcePermissions();
    this.rig = new ErasureFixture(tenant);
    this.people = new TwoDeviceErasure(tenant, rig);
    people.person().inEverySource().ownsGroup("Budget");
    people.other().ownsGroup("Budget");
  }

  private ChangePlan plan(Collection<String> changing) {
    rig.withPermissions(READING, changing);
    return ErasureCase.plan(rig, people.person(), people.order());
  }

  private static List<String> codes(ChangePlan plan) {
    return plan.parts().refusals().stream().map(PlanRefusal::code).toList();
  }

  /** Each of the permissions that a step names is sufficient. */
  private static boolean demands(PlannedStep step, Collection<String> held) {
    return step.permissions().stream()
        .flatMap(names -> List.of(names.split("\\|", -1)).stream())
        .noneMatch(held::contains);
  }

  private static Set<String> without(String permission) {
    Set<String> left = new TreeSet<>(CHANGING);
    left.remove(permission);
    return left;
  }

  private void ownsAnApplicationToo() {
    String id = "11111111-2222-4333-8444-555555555555";
    people
        .person()
        .rows(
            "ownedObjects",
            "{\"@odata.type\":\"#microsoft.graph.application\",\"id\":\"" + id + "\"}");
    tenant.rows(
        "v1.0",
        "/applications/" + id + "/owners",
        "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + people.other().objectId() + "\"}");
  }

  @Test
  void anErasureFinishesWithExactlyThePermissionsOfTheTwoApplications() {
    rig.withPermissions(READING, CHANGING);

    ChangeReport report =
        ErasureCase.planned(tenant, rig, people.person(), people.order()).runToEnd();

    assertThat(report.steps())
        .extracting(StepReport::state)
        .containsOnly(StepState.DONE, StepState.ALREADY_DONE);
  }

  @Test
  void aPlanIsRefusedExactlyIfAStepLacksItsPermission() {
    ownsAnApplicationToo();
    List<PlannedStep> steps = plan(CHANGING).steps();
    Set<String> demanded =
        CHANGING.stream()
            .filter(name -> steps.stream().anyMatch(step -> demands(step, without(name))))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(codes(plan(CHANGING))).doesNotContain(MISSING);
    SortedSet<String> declared = new TreeSet<>(CHANGING);
    // Without it no plan is made, independently of the steps.
    declared.remove(NeededPermissions.TENANT);
    for (String permission : declared) {
      assertThat(codes(plan(without(permission))).contains(MISSING))
          .as(permission)
          .isEqualTo(demanded.contains(permission));
    }
    assertThat(declared).as("declared, and required by a step here").isEqualTo(demanded);
  }
}
