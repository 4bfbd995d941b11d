package org.dsr4j.testkit.internal.contract.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.ReadFixture;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.contract.fixture.RecordedResolution;
import org.dsr4j.testkit.internal.contract.result.FailureTexts;

/** All output of an adapter, in success and in failure, including thread names and file names. */
public final class CapturedOutput {
  private record Line(String where, String text) {}

  private final List<Line> lines = new ArrayList<>();

  public void add(String where, String text) {
    lines.add(new Line(where, text));
  }

  public List<String> findOccurrences(String text) {
    return lines.stream()
        .filter(line -> line.text().contains(text))
        .map(line -> line.where() + ": " + FailureTexts.abbreviate(line.text()))
        .toList();
  }

  /** Names that every user of the machine can read. */
  public void addThreadAndFileNames() throws IOException {
    Thread.getAllStackTraces().keySet().forEach(thread -> add("thread name", thread.getName()));
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      files.forEach(file -> add("file name", file.getFileName().toString()));
    }
  }

  public void exerciseReads(ReadFixture bench) {
    add("toString", bench.adapter() + " " + bench.harness().provider() + " " + bench.definition());
    add("evidence", bench.adapter().confirmTenant(new Cancellation()).evidence());
    listen(bench);
    for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE, Fault.INTERRUPTED)) {
      for (SourceDescriptor source : bench.readable(Action.EXPORT)) {
        bench.harness().clearFaults();
        bench.harness().inject(fault, FaultPoint.source(source.id()));
        hear(bench.read(source, bench.population().person()));
      }
      bench.harness().clearFaults();
      bench.harness().inject(fault, FaultPoint.resolution());
      RecordedResolution resolving =
          RecordedResolution.of(
              bench.adapter(), bench.population().person().lookUps().get(0), new Cancellation());
      resolving
          .thrown()
          .ifPresent(e -> FailureTexts.messages(e).forEach(text -> add("exception", text)));
      resolving.gaps().forEach(gap -> add("gap", gap.detail()));
    }
    bench.harness().clearFaults();
  }

  private void listen(ReadFixture bench) {
    for (SeededPerson person : bench.population().everyone()) {
      bench.identity(person);
      RecordedResolution.of(bench.adapter(), person.lookUps().get(0), new Cancellation());
    }
    bench
        .readable(Action.EXPORT)
        .forEach(source -> hear(bench.read(source, bench.population().person())));
  }

  private void hear(RecordedRead reading) {
    reading
        .thrown()
        .ifPresent(e -> FailureTexts.messages(e).forEach(text -> add("exception", text)));
    reading.gaps().forEach(gap -> add("gap", gap.detail()));
  }
}
