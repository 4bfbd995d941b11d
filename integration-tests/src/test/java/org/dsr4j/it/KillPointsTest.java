package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dsr4j.Evidence;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.it.KillSwitch.Point;
import org.dsr4j.it.KillSwitch.Where;
import org.dsr4j.model.CaseId;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two-device erasure, stopped at every point it has, and gone on with. */
class KillPointsTest {

  @TempDir Path folder;

  private record Outcome(
      Map<String, String> end, Map<String, Integer> applied, boolean evidenceValid) {}

  @Test
  void wherEverItIsStoppedItEndsTheSame() throws IOException {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      ErasureRig rig = new ErasureRig(tenant);
      TwoDevices erasure = new TwoDevices(tenant, rig);
      ApprovedPlan approved = erasure.approved();
      Savepoint before = tenant.savepoint();

      KillSwitch counting = new KillSwitch(new Point(Where.AFTER_LINE, 0));
      Outcome clean = run(tenant, before, rig, erasure, approved, counting);
      List<Point> points = points(counting.lines(), counting.calls());

      List<String> different = new ArrayList<>();
      int repeated = 0;
      int invalid = 0;
      for (Point point : points) {
        Outcome outcome =
            run(tenant, before, rig, erasure, approved, new KillSwitch(point));
        if (!outcome.end().equals(clean.end())) {
          different.add(point + ": " + outcome.end());
        }
        repeated += outcome.applied().values().stream().anyMatch(times -> times > 1) ? 1 : 0;
        invalid += outcome.evidenceValid() ? 0 : 1;
      }

      write(points.size(), points.size() - different.size(), repeated, points.size() - invalid);
      assertThat(different).isEmpty();
      assertThat(repeated).isZero();
      assertThat(invalid).isZero();
      assertThat(points).hasSize(counting.lines() + 2 * counting.calls());
    }
  }

  private static List<Point> points(int lines, int calls) {
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
      ErasureRig rig,
      TwoDevices erasure,
      ApprovedPlan approved,
      KillSwitch killing)
      throws IOException {
    tenant.rollback(before);
    rig.keptIn(
        killing.over(org.dsr4j.Journals.inMemory()), org.dsr4j.Journals.keysInMemory());
    tenant.watch(killing);
    try (ErasureRig.Open open = rig.open()) {
      open.dsr().execute(approved);
    } catch (KillSwitch.Stopped e) {
      killing.nextProcess();
    }
    ChangeReport report = null;
    while (report == null) {
      try {
        erasure.meanwhile(java.time.Instant.MIN);
        report = erasure.toTheEnd(approved);
      } catch (KillSwitch.Stopped e) {
        killing.nextProcess();
      }
    }
    tenant.unwatch();
    assertThat(killing.faults()).isEmpty();
    Path evidence = folder.resolve("evidence.jsonl");
    Files.deleteIfExists(evidence);
    Evidence.export(rig.store(), rig.signer(), new CaseId(TwoDevices.CASE), evidence);
    return new Outcome(
        erasure.end(report), killing.applied(), Evidence.verify(evidence).valid());
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
