package org.dsr4j.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.SourceDescriptor;

/** Everything that an adapter said, in success and in failure, and what is seen from outside. */
final class Heard {
  private record Line(String where, String text) {}

  private final List<Line> lines = new ArrayList<>();

  void add(String where, String text) {
    lines.add(new Line(where, text));
  }

  List<String> where(String text) {
    return lines.stream()
        .filter(line -> line.text().contains(text))
        .map(line -> line.where() + ": " + Texts.shortened(line.text()))
        .toList();
  }

  /** What anybody sees who looks at the machine. */
  void names() throws IOException {
    Thread.getAllStackTraces().keySet().forEach(thread -> add("thread name", thread.getName()));
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      files.forEach(file -> add("file name", file.getFileName().toString()));
    }
  }

  void everything(Workbench bench) {
    add("toString", bench.adapter() + " " + bench.harness().provider() + " " + bench.definition());
    add("evidence", bench.adapter().confirmTenant(new Cancellation()).evidence());
    listen(bench);
    for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE, Fault.BREAKS_OFF)) {
      for (SourceDescriptor source : bench.readable(Action.EXPORT)) {
        bench.harness().heal();
        bench.harness().inject(fault, FaultPoint.source(source.id()));
        hear(bench.read(source, bench.population().person()));
      }
      bench.harness().heal();
      bench.harness().inject(fault, FaultPoint.resolution());
      Resolving resolving =
          Resolving.of(
              bench.adapter(), bench.population().person().ways().get(0), new Cancellation());
      resolving.thrown().ifPresent(e -> Texts.messages(e).forEach(text -> add("exception", text)));
      resolving.gaps().forEach(gap -> add("gap", gap.detail()));
    }
    bench.harness().heal();
  }

  private void listen(Workbench bench) {
    for (SeededPerson person : bench.population().everyone()) {
      bench.identity(person);
      Resolving.of(bench.adapter(), person.ways().get(0), new Cancellation());
    }
    bench
        .readable(Action.EXPORT)
        .forEach(source -> hear(bench.read(source, bench.population().person())));
  }

  private void hear(Reading reading) {
    reading.thrown().ifPresent(e -> Texts.messages(e).forEach(text -> add("exception", text)));
    reading.gaps().forEach(gap -> add("gap", gap.detail()));
  }
}
