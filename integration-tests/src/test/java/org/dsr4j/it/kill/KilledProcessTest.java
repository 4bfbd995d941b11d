package org.dsr4j.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dsr4j.Evidence;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.it.history.BreaksHistory;
import org.dsr4j.it.history.Invariant;
import org.dsr4j.it.kill.CrashInjector.Point;
import org.dsr4j.it.kill.CrashInjector.Where;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.CaseId;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two-device erasure in processes that are destroyed: at a sample of its points, whose size
 * {@code -Ddsr.killPoints} sets, or with {@code -Ddsr.killPoints=all} at all of them.
 */
@BreaksHistory(
    value = Invariant.INTENT_FIRST,
    because = "the destroyed processes write the journal, and their lines are not seen here")
class KilledProcessTest {

  private static final String SAMPLE = "3";

  @TempDir Path temp;

  @Test
  void anotherProcessResumesTheErasureOfADestroyedProcess() throws Exception {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      ErasureFixture rig = new ErasureFixture(tenant).withJournal(temp.resolve("clean/cases"));
      TwoDeviceErasure erasure = new TwoDeviceErasure(tenant, rig);
      ApprovedPlan approved = erasure.approved();
      Path recorded = copied(temp.resolve("clean/cases"), temp.resolve("recorded"));
      Savepoint before = tenant.savepoint();
      CrashInjector counting = new CrashInjector(new Point(Where.AFTER_LINE, 0));
      rig.withWrappedJournal(counting::wrap);
      tenant.watch(counting);
      Map<String, String> clean = erasure.finalStates(erasure.runToEnd(approved));
      tenant.unwatch();

      List<Point> points = chosen(KillPointsTest.points(counting.lines(), counting.calls()));
      assertThat(points).isNotEmpty();
      for (Point point : points) {
        tenant.rollback(before);
        Path folder = temp.resolve(point.where() + "-" + point.number());
        rig.withJournal(copied(recorded, folder.resolve("cases")));
        new Destroyed(tenant, rig, erasure, approved, point, folder).run();

        assertThat(erasure.finalStates(erasure.runToEnd(approved)))
            .as(point.toString())
            .isEqualTo(clean);
        Path evidence = folder.resolve("evidence.jsonl");
        Evidence.export(rig.store(), rig.signer(), TwoDeviceErasure.CASE, evidence);
        assertThat(Evidence.verify(evidence).problems()).as(point.toString()).isEmpty();
      }
    }
  }

  /** Copies the journal with the recorded plan, its key and its signer. */
  private static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(target)) {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }

  private static List<Point> chosen(List<Point> points) {
    String wanted = System.getProperty("dsr.killPoints", SAMPLE);
    if (wanted.equals("all")) {
      return points;
    }
    int sample = Math.min(Integer.parseInt(wanted), points.size());
    return IntStream.range(0, sample)
        .mapToObj(i -> points.get((2 * i + 1) * points.size() / (2 * sample)))
        .toList();
  }

  /** Runs the erasure in child processes until one of them is destroyed. */
  private record Destroyed(
      SimulatedTenant tenant,
      ErasureFixture rig,
      TwoDeviceErasure erasure,
      ApprovedPlan approved,
      Point point,
      Path folder) {

    private static final int MOST_RUNS = 12;

    void run() throws Exception {
      AtomicReference<Process> child = new AtomicReference<>();
      CrashInjector killing = new CrashInjector(point, () -> destroy(child.get()));
      Files.write(folder.resolve("plan.json"), approved.plan().json());
      tenant.watch(killing);
      boolean alive = true;
      for (int run = 0; run < MOST_RUNS && alive; run++) {
        child.set(start());
        assertThat(child.get().waitFor(2, TimeUnit.MINUTES)).isTrue();
        int exit = child.get().exitValue();
        alive = exit == 0;
        assertThat(exit == 0 || killing.isStopped() || exit == 137)
            .as(() -> "a child failed: " + output())
            .isTrue();
        erasure.advanceTo(Instant.MIN);
      }
      tenant.unwatch();
      assertThat(alive).as("%s is reached", point).isFalse();
      assertThat(killing.repeated()).isEmpty();
    }

    private static void destroy(Process process) {
      try {
        process.destroyForcibly().waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private Process start() throws IOException {
      Properties settings = rig.saved();
      settings.setProperty("person", erasure.person().objectId());
      settings.setProperty("haltAfterLines", Integer.toString(linesLeft()));
      try (OutputStream out = Files.newOutputStream(folder.resolve("run.properties"))) {
        settings.store(out, null);
      }
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp"));
      command.add(System.getProperty("java.class.path"));
      command.add(ErasingProcess.class.getName());
      command.add(folder.toString());
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("output.txt").toFile())
          .start();
    }

    private int linesLeft() {
      if (point.where() != Where.AFTER_LINE) {
        return 0;
      }
      List<byte[]> written = new ArrayList<>();
      CaseId id = TwoDeviceErasure.CASE;
      if (rig.store().cases().contains(id)) {
        try (org.dsr4j.spi.operator.Journal journal = rig.store().open(id)) {
          journal.lines(written::add);
        }
      }
      return point.number() - written.size();
    }

    private String output() {
      try {
        return Files.readString(folder.resolve("output.txt"));
      } catch (IOException e) {
        return e.toString();
      }
    }
  }
}
