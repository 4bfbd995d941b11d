package org.dsr4j.benchmarks.client;

import java.util.List;
import org.dsr4j.model.Report;

/** Counts what a run of the library found. */
public final class FoundRecords {

  private FoundRecords() {}

  /** Records of all people in all sources, those that are kept apart as doubtful included. */
  public static long of(List<Report> reports) {
    return reports.stream()
        .flatMap(report -> report.ledger().entries().stream())
        .mapToLong(entry -> entry.found() + entry.quarantined())
        .sum();
  }
}
