package org.dsr4j.examples;

import java.io.PrintStream;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.RunListener;

/** Prints a line for each event; thread-safe because each line is printed with one call. */
final class ConsoleProgress implements RunListener {

  private final PrintStream out;

  ConsoleProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onEvent(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      out.printf(
          "%s: %d sources of personal data are known%n", started.action(), started.sources());
    } else if (event instanceof RunEvent.SubjectResolved resolved) {
      out.printf("  person %s%n", resolved.identified() ? "identified" : "not identified");
    } else if (event instanceof RunEvent.SourceRead read) {
      out.printf("  read %-55s %5d%n", read.source(), read.records());
    } else if (event instanceof RunEvent.FileWritten written) {
      out.printf("  package written, %d bytes%n", written.bytes());
    }
  }
}
