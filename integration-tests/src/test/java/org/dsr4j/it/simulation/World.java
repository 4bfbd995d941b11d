package org.dsr4j.it.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.it.history.HistoryChecker;
import org.dsr4j.it.history.HistoryEntry;
import org.dsr4j.it.history.Invariant;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.testkit.LocalTenant;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;

/** The tenant, the disk and the clock of one history, and what happens to them. */
final class World {

  static final CaseId CASE = CaseId.of("DSR-2026-0117");
  static final CaseId OTHER_CASE = CaseId.of("DSR-2026-0118");

  private final Bench bench;
  private final EngineDefect defect;
  private final SimulatedDisk disk;
  private final CaseKeys keys = new SimulatedKeys();
  private final HistoryChecker checker = new HistoryChecker();
  private final List<String> history = new ArrayList<>();
  private final Set<String> happened = new LinkedHashSet<>();
  private final StepTruth truth;
  private final Claims claims;
  private final GracePeriod grace = new GracePeriod(checker);
  private Duration skew = Duration.ZERO;
  private boolean disturbed;

  World(Bench bench, EngineDefect defect, boolean protectedAccount) {
    this.bench = bench;
    this.defect = defect;
    this.disk = defect.disk(this::durable);
    this.truth = new StepTruth(bench);
    this.claims = new Claims(bench, checker);
    bench.restart();
    if (protectedAccount) {
      bench.person().hardDeleteProtected();
    }
    LocalTenant.observe(bench.tenant(), this::answered, () -> {});
    bench.plans().forEach(each -> checker.ownPlan(each.plan().digest()));
    disk.load(bench.planned());
    bench.idsOfOthers().forEach(checker::otherPerson);
  }

  Bench bench() {
    return bench;
  }

  SimulatedTenant tenant() {
    return bench.tenant();
  }

  SimulatedDisk disk() {
    return disk;
  }

  CaseKeys keys() {
    return keys;
  }

  HistoryChecker checker() {
    return checker;
  }

  List<String> history() {
    return history;
  }

  /** The names of all acts and moves so far. */
  Set<String> happened() {
    return happened;
  }

  void happened(String name) {
    happened.add(name);
  }

  void say(String line) {
    history.add(line);
  }

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return tenant().now().plus(skew);
      }
    };
  }

  /** A call begins: from now on the process knows what others did before. */
  void called() {
    disturbed = false;
  }

  private void answered(RecordedRequest request) {
    grace.answered(request, tenant().now());
    if (!request.method().equals("GET")) {
      say("  " + request.method() + " " + request.path() + " -> " + request.status());
    }
    checker.answered(request);
  }

  private void durable(byte[] line) {
    HistoryEntry entry = HistoryEntry.of(line);
    say("  " + entry);
    checker.durable(entry);
    claims.durable(entry);
    if (Set.of("DONE", "ALREADY").contains(entry.state()) && !disturbed) {
      bench
          .step(entry.plan(), entry.step())
          .filter(step -> !truth.isDone(step))
          .ifPresent(
              step ->
                  checker.violated(
                      Invariant.LEDGER_NOT_BETTER,
                      "not at the tenant: " + step.kind() + " " + entry.state()));
    }
  }

  void apply(Move move) {
    say(move.toString());
    happened(move.getClass().getSimpleName());
    if (move instanceof Move.Run run) {
      run(CASE, run.interruptions());
    } else if (move instanceof Move.OtherCase) {
      run(OTHER_CASE, List.of());
    } else if (move instanceof Move.Wait wait) {
      waitFor(wait);
    } else if (move instanceof Move.Outside outside) {
      outside(outside.act());
    } else if (move instanceof Move.Replay) {
      attempt(List.of(), process -> process.dsr().execute(bench.approved(CASE)));
    } else if (move instanceof Move.Tampered tampered) {
      bench
          .tampered(tampered.variant())
          .ifPresent(plan -> attempt(List.of(), process -> process.dsr().execute(plan)));
    } else if (move instanceof Move.Restoration) {
      attempt(List.of(), this::restoration);
    } else if (move instanceof Move.Stopped stopped) {
      attempt(List.of(), process -> stopped(process, stopped.refused()));
    } else if (move instanceof Move.Verify) {
      attempt(List.of(), this::verification);
    }
  }

  private void waitFor(Move.Wait wait) {
    if (wait.checkIn()) {
      outside(Act.CHECK_IN);
    }
    tenant().advance(Duration.ofMinutes(wait.minutes()));
    if (wait.minutes() >= 15) {
      LocalTenant.settle(tenant(), bench.person().objectId());
    }
  }

  /** Executes the plan of a case, or resumes it. */
  void run(CaseId id, List<Move.Interruption> interruptions) {
    if (id.equals(OTHER_CASE)) {
      happened(Act.OTHER_CASE.name());
    }
    attempt(
        interruptions,
        process -> {
          try {
            return process.dsr().resume(id);
          } catch (DsrException e) {
            if (e.code() == DsrError.JOURNAL_MISSING || e.code() == DsrError.APPROVAL_INVALID) {
              return process.dsr().execute(bench.approved(id));
            }
            throw e;
          }
        });
  }

  /** What a process does. */
  private interface Work {
    ChangeReport of(SimulatedProcess process);
  }

  private void attempt(List<Move.Interruption> interruptions, Work work) {
    try (SimulatedProcess process = new SimulatedProcess(this, defect, interruptions)) {
      try {
        ChangeReport report = work.of(process);
        say("  = " + report.steps().stream().map(step -> step.state().name()).toList());
      } catch (DsrException e) {
        say("  = " + e.code().code());
      } catch (RuntimeException | Error e) {
        // A dead process may fail in any way.
        say("  = " + e.getClass().getSimpleName());
        if (!process.isDead()) {
          checker.violated(Invariant.KNOWN_FAILURE, "the engine failed: " + e);
        }
      }
    }
  }

  private ChangeReport restoration(SimulatedProcess process) {
    ChangePlan back = process.dsr().planRestoration(CASE, Bench.TAKE_BACK);
    if (!back.approvable()) {
      return process.dsr().status(CASE);
    }
    checker.ownPlan(back.digest());
    return process.dsr().execute(bench.approved(back));
  }

  private ChangeReport stopped(SimulatedProcess process, boolean refused) {
    if (refused) {
      process.dsr().planDeletion(bench.request(CASE, Bench.REFUSED), bench.devices().order());
    } else {
      process.dsr().withdraw(CASE, "privacy officer", "the person wants to stay");
    }
    checker.withdrawn(CASE);
    return process.dsr().status(CASE);
  }

  private ChangeReport verification(SimulatedProcess process) {
    ChangeReport report = process.dsr().verify(CASE);
    for (LedgerEntry entry : report.ledger().entries()) {
      if (entry.status().completion() == Completion.COMPLETE) {
        bench.steps(report.planDigest()).stream()
            .filter(step -> step.source().equals(entry.source()) && !truth.isDone(step))
            .findFirst()
            .ifPresent(step -> better(entry, step));
      }
    }
    return report;
  }

  private void better(LedgerEntry entry, PlannedStep step) {
    checker.violated(
        Invariant.LEDGER_NOT_BETTER,
        entry.source() + " is " + entry.status() + ", but not " + step);
  }

  /** Something that no process of the library does. */
  void outside(Act act) {
    disturbed = true;
    happened(act.name());
    String person = bench.person().objectId();
    switch (act) {
      case RESTORE_ACCOUNT ->
          administrator("POST", "/v1.0/directory/deletedItems/" + person + "/restore");
      case DELETE_ACCOUNT -> administrator("DELETE", "/v1.0/users/" + person);
      case RESTORE_AND_DELETE_ACCOUNT -> {
        outside(Act.RESTORE_ACCOUNT);
        tenant().advance(Duration.ofHours(1));
        outside(Act.DELETE_ACCOUNT);
      }
      case REASSIGN_COMPUTER ->
          bench
              .devices()
              .computer()
              .managedProperty("userId", '"' + bench.devices().other().objectId() + '"')
              .managedProperty(
                  "userPrincipalName", '"' + bench.devices().other().userPrincipalName() + '"');
      case MOVE_ADDRESS -> {
        String address = bench.person().userPrincipalName();
        bench.person().userPrincipalName("moved@" + address.split("@", 2)[1]);
        bench.devices().other().userPrincipalName(address);
      }
      case DELETE_PHONE ->
          administrator(
              "DELETE",
              "/v1.0/deviceManagement/managedDevices/" + bench.devices().phone().managedDeviceId());
      case LATE_DIRECTORY -> tenant().replicationLag(2);
      case CHECK_IN -> {
        bench.person().openManagedApps();
        bench.person().devices().forEach(SimulatedDevice::checkIn);
      }
      case CLOCK_FORWARD -> {
        skew = skew.plusMinutes(20);
        grace.shorten(Duration.ofMinutes(20));
      }
      case CLOCK_BACK -> skew = skew.minusMinutes(3);
      default -> throw new IllegalArgumentException("only within a run: " + act);
    }
  }

  private void administrator(String method, String path) {
    LocalTenant.byAdministrator(tenant(), method, path);
  }
}
