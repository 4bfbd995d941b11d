package org.dsr4j.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dsr4j.Evidence;
import org.dsr4j.Journals;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.it.kill.CrashInjector.Point;
import org.dsr4j.it.kill.CrashInjector.Where;
import org.dsr4j.it.support.CopiedStore;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalStore;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two-device erasure, stopped at each of its points and resumed. */
class KillPointsTest {

  @TempDir Path folder;

  private JournalStore recorded = Journals.inMemory();

  private record Outcome(
      Map<String, String> end, int applied, List<String> repeated, List<String> evidenceProblems) {}

  @Test
  void anErasureStoppedAtAnyPointHasTheSameEndResult() throws IOException {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      ErasureFixture rig = new ErasureFixture(tenant);
      TwoDeviceErasure erasure = new TwoDeviceErasure(tenant, rig);
      ApprovedPlan approved = erasure.approved();
      Savepoint before = tenant.savepoint();
      recorded = rig.store();

      CrashInjector counting = new CrashInjector(new Point(Where.AFTER_LINE, 0));
      Outcome clean = run(tenant, before, rig, erasure, approved, counting, null);
      List<Point> points = points(counting.lines(), counting.calls());

      List<String> different = new ArrayList<>();
      List<String> repeated = new ArrayList<>(clean.repeated());
      List<String> invalid = new ArrayList<>(clean.evidenceProblems());
      for (Point point : points) {
        Outcome outcome =
            run(tenant, before, rig, erasure, approved, new CrashInjector(point), point);
        if (!outcome.end().equals(clean.end())) {
          different.add(point + ": " + outcome.end());
        }
        repeated.addAll(outcome.repeated());
        invalid.addAll(outcome.evidenceProblems());
      }

      write(
          points.size(),
          points.size() - different.size(),
          repeated.size(),
          points.size() - invalid.size());
      assertThat(different).isEmpty();
      assertThat(repeated).isEmpty();
      assertThat(invalid).isEmpty();
      assertThat(clean.applied()).as("irreversible changes to repeat").isGreaterThan(3);
      assertThat(points).hasSize(counting.lines() + 2 * counting.calls());
    }
  }

  static List<Point> points(int lines, int calls) {
    List<Point> points = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      points.add(new Point(Where.AFTER_LINE, i));
    }
    for (int i = 1; i <= calls; i++) {
      points.add(new Point(Where.BEFORE_CALL, i));
      points.add(new Point(Where.AFTER_CALL, i));
    }
    return points;
  }

  private Outcome run(
      SimulatedTenant tenant,
      Savepoint before,
      ErasureFixture rig,
      TwoDeviceErasure erasure,
      ApprovedPlan approved,
      CrashInjector killing,
      @Nullable Point point)
      throws IOException {
    tenant.rollback(before);
    rig.withJournal(killing.wrap(CopiedStore.of(recorded)), rig.keys());
    tenant.watch(killing);
    ChangeReport report = null;
    while (report == null) {
      try {
        report = erasure.runToEnd(approved);
      } catch (CrashInjector.SimulatedCrash | DsrException e) {
        assertThat(killing.isStopped()).as("only a stopped run may fail: %s", e).isTrue();
        killing.nextProcess();
        erasure.advanceTo(Instant.MIN);
      }
    }
    tenant.unwatch();
    assertThat(killing.faults()).isEmpty();
    Path evidence = folder.resolve("evidence.jsonl");
    Files.deleteIfExists(evidence);
    Evidence.export(rig.store(), rig.signer(), TwoDeviceErasure.CASE, evidence);
    EvidenceReport seen = Evidence.verify(evidence);
    return new Outcome(
        erasure.finalStates(report),
        killing.applied(),
        killing.repeated(),
        seen.problems().stream().map(problem -> point + ": " + problem).toList());
  }

  private static void write(int points, int sameEnd, int repeated, int evidenceValid)
      throws IOException {
    Path file = Path.of("target", "kill-points.json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "{\"points\":"
            + points
            + ",\"sameEnd\":"
            + sameEnd
            + ",\"repeatedIrreversible\":"
            + repeated
            + ",\"evidenceValid\":"
            + evidenceValid
            + "}\n");
  }
}
