package org.dsr4j.it.support;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/** One erasure that is continued run by run, with queries for tests. */
public final class ErasureCase {

  private static final int MOST_RUNS = 40;

  private final SimulatedTenant tenant;
  private final ErasureFixture rig;
  private final SimulatedUser person;
  private final ApprovedPlan approved;

  private ErasureCase(
      SimulatedTenant tenant, ErasureFixture rig, SimulatedUser person, ApprovedPlan approved) {
    this.tenant = tenant;
    this.rig = rig;
    this.person = person;
    this.approved = approved;
  }

  public static ErasureCase planned(
      SimulatedTenant tenant, ErasureFixture rig, SimulatedUser person, ErasureOrder order) {
    return approved(tenant, rig, person, plan(rig, person, order));
  }

  public static ErasureCase approved(
      SimulatedTenant tenant, ErasureFixture rig, SimulatedUser person, ChangePlan plan) {
    if (!plan.approvable()) {
      throw new IllegalStateException(plan.parts().refusals().toString());
    }
    return new ErasureCase(tenant, rig, person, rig.approved(plan, person));
  }

  public static ChangePlan plan(ErasureFixture rig, SimulatedUser person, ErasureOrder order) {
    try (ErasureFixture.Open open = rig.open()) {
      return open.dsr().planDeletion(rig.request(person), order);
    }
  }

  public ChangePlan plan() {
    return approved.plan();
  }

  /** Starts or resumes the erasure in a separate process. */
  public ChangeReport run() {
    try (ErasureFixture.Open open = rig.open()) {
      try {
        return open.dsr().resume(TwoDeviceErasure.CASE);
      } catch (DsrException e) {
        if (e.code() == DsrError.APPROVAL_INVALID) {
          return open.dsr().execute(approved);
        }
        throw e;
      }
    }
  }

  /** Starts the erasure, even if another plan of the same case was started. */
  public ChangeReport firstRun() {
    try (ErasureFixture.Open open = rig.open()) {
      return open.dsr().execute(approved);
    }
  }

  public ChangeReport verify() {
    try (ErasureFixture.Open open = rig.open()) {
      return open.dsr().verify(TwoDeviceErasure.CASE);
    }
  }

  public ChangeReport attest(PlannedStep step, String note) {
    return attest(step.id(), note);
  }

  public ChangeReport attest(String step, String note) {
    try (ErasureFixture.Open open = rig.open()) {
      return open.dsr()
          .attest(
              TwoDeviceErasure.CASE, new Attestation(step, "help desk", ErasureFixture.DAY, note));
    }
  }

  /** The person uses the devices, and time passes at least until the retry time of the report. */
  public void advanceTimeAndUseDevices(ChangeReport report) {
    person.openManagedApps();
    person.devices().forEach(SimulatedDevice::checkIn);
    advanceTime(report);
  }

  /** Only time passes. */
  public void advanceTime(ChangeReport report) {
    Instant wanted = report.resumeAt().orElse(Instant.MIN);
    tenant.now(wanted.isAfter(tenant.now()) ? wanted : tenant.now().plus(Duration.ofMinutes(20)));
  }

  /**
   * Runs until a report fulfils a condition; between the runs all people and devices act as
   * expected.
   */
  public ChangeReport runUntil(Predicate<ChangeReport> wanted) {
    ChangeReport report = run();
    for (int run = 1; run < MOST_RUNS && !wanted.test(report); run++) {
      advanceTimeAndUseDevices(report);
      report = run();
    }
    if (!wanted.test(report)) {
      throw new IllegalStateException(
          "the erasure does not reach the expected state: "
              + report.steps()
              + " of "
              + plan().table());
    }
    return report;
  }

  public ChangeReport runToEnd() {
    return runUntil(TwoDeviceErasure::isFinished);
  }

  /** Runs until a step was tried and is not done. */
  public ChangeReport runUntilBlocked(PlannedStep step) {
    return runUntil(
        report -> !List.of(StepState.OPEN, StepState.BLOCKED).contains(state(report, step)));
  }

  public PlannedStep step(String kind) {
    return plan().steps().stream()
        .filter(step -> step.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step of kind " + kind));
  }

  public PlannedStep step(String kind, String target) {
    return plan().steps().stream()
        .filter(step -> step.kind().equals(kind) && step.target().equals(target))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step of kind " + kind));
  }

  public static StepReport stepReport(ChangeReport report, PlannedStep step) {
    return report.step(step.id()).orElseThrow();
  }

  public static StepState state(ChangeReport report, PlannedStep step) {
    return stepReport(report, step).state();
  }

  /** The texts of the report about reasons and remedies. */
  public static String stepMessage(ChangeReport report, PlannedStep step) {
    return stepReport(report, step).next().orElse("");
  }

  public static LedgerEntry ledger(ChangeReport report, PlannedStep step) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().equals(step.source()))
        .findFirst()
        .orElseThrow();
  }

  /** How often the service received a step's call. */
  public List<RecordedRequest> requestsOf(PlannedStep step) {
    return tenant.requests().stream().filter(each -> StepCalls.isOf(step, each)).toList();
  }

  /** How often the service carried out a step's call. */
  public long effectCount(PlannedStep step) {
    return requestsOf(step).stream().filter(each -> each.status() / 100 == 2).count();
  }
}
