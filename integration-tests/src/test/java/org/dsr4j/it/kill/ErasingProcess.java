package org.dsr4j.it.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.spi.operator.Journal;

/** One run of an erasure in a separate process, which may end in the middle. */
final class ErasingProcess {

  private ErasingProcess() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Properties settings = new Properties();
    try (var in = Files.newInputStream(folder.resolve("run.properties"))) {
      settings.load(in);
    }
    int halting = Integer.parseInt(settings.getProperty("haltAfterLines"));
    ErasureFixture rig = ErasureFixture.at(settings, folder.resolve("cases"));
    rig.withWrappedJournal(store -> CrashInjector.onEachLine(store, new Halt(halting)::after));
    ChangePlan plan = ChangePlan.ofJson(Files.readAllBytes(folder.resolve("plan.json")));
    try (ErasureFixture.Open open = rig.open()) {
      TwoDeviceErasure.resume(open, rig.approved(plan, settings.getProperty("person")));
    }
  }

  /** Ends the process without clean-up, as a power failure would. */
  private record Halt(int after, AtomicInteger lines) {

    Halt(int after) {
      this(after, new AtomicInteger());
    }

    void after(Journal journal, byte[] line) {
      journal.append(line);
      if (lines.incrementAndGet() == after) {
        Runtime.getRuntime().halt(137);
      }
    }
  }
}
