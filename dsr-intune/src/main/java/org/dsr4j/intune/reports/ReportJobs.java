package org.dsr4j.intune.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.graph.operation.DownloadLink;
import org.dsr4j.graph.operation.LongRunningOperation;
import org.dsr4j.graph.operation.OperationState;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * Requests several reports at the same time, and reads each one when it is finished. A failed
 * report is a gap; the others continue. Used for one reading. Thread-safe.
 */
final class ReportJobs {

  static final String TEMPLATE = "/deviceManagement/reports/exportJobs";

  /** Reports take minutes; a run does not wait for a slower report. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(15);

  private static final long MAX_UNPACKED = 4L << 30;

  private record Job(IntuneReport report, String filter, LongRunningOperation operation) {

    /** The same in each run, whichever report was accepted first. */
    String order() {
      return report.name() + filter;
    }
  }

  private record Failed(String name, GraphFailure failure) {}

  private final SpecialReading reading;
  private final Queue<Job> requested = new ConcurrentLinkedQueue<>();
  private final Queue<Failed> failed = new ConcurrentLinkedQueue<>();

  ReportJobs(SpecialReading reading) {
    this.reading = reading;
  }

  /** The name of a report in the ledger. */
  static String ledgerName(IntuneReport report) {
    return "POST /v1.0" + TEMPLATE + ", report " + report.name();
  }

  /**
   * Requests a report.
   *
   * @param filter may be empty
   */
  void start(IntuneReport report, String filter) {
    if (reading.task().cancellation().isCancelled()) {
      return;
    }
    // Without a selection the service returns its default columns, which are most of the existing
    // ones; the header shows whether they are sufficient. An unknown column name would make the
    // whole report fail.
    Content order =
        Content.object(
            body -> {
              body.put("reportName", report.name());
              if (!filter.isEmpty()) {
                body.put("filter", filter);
              }
              body.put("format", "csv")
                  .put("localizationType", "localizedValuesAsAdditionalColumn");
            });
    ObjectResult answer =
        reading.graph().object(GraphRequest.post(GraphVersion.V1, TEMPLATE, order));
    Content job = answer.content();
    Optional<String> id =
        job == null ? Optional.empty() : job.text("id").filter(text -> !text.isBlank());
    GraphFailure failure = answer.failure();
    if (failure == null && id.isEmpty()) {
      failure = UnreadableBodyException.unexpected("a requested report has no id").failure();
    }
    if (failure != null) {
      failed.add(new Failed(ledgerName(report), failure));
    } else {
      Instant now = Instant.now();
      requested.add(
          new Job(
              report,
              filter,
              LongRunningOperation.exportJob(
                  GraphVersion.V1, id.orElseThrow(), now, now.plus(MAX_WAIT))));
    }
  }

  /** Waits for all requested reports, and reads each one when it is finished. */
  void finish() {
    List<Job> jobs = requested.stream().sorted(Comparator.comparing(Job::order)).toList();
    reading
        .graph()
        .await(
            jobs.stream().map(Job::operation).toList(),
            (state, index) -> finish(jobs.get(index).report(), state));
    // Not in the order of the answers: two runs with equal answers have equal ledgers.
    failed.stream()
        .sorted(Comparator.comparing(Failed::name))
        .forEach(report -> reading.failed(null, report.name(), report.failure()));
  }

  private void finish(IntuneReport report, OperationState state) {
    if (!reading.task().cancellation().isCancelled()) {
      failure(report, state)
          .ifPresent(failure -> failed.add(new Failed(ledgerName(report), failure)));
    }
  }

  private Optional<GraphFailure> failure(IntuneReport report, OperationState state) {
    if (state instanceof OperationState.Succeeded succeeded) {
      return fetch(report, succeeded.link());
    }
    GraphFailure failure = state.failure();
    if (failure != null) {
      return Optional.of(failure);
    }
    return Optional.of(
        UnreadableBodyException.of(
                GraphError.OPERATION_FAILED,
                "the report was not finished within " + MAX_WAIT.toMinutes() + " minutes")
            .failure());
  }

  private Optional<GraphFailure> fetch(IntuneReport report, @Nullable DownloadLink link) {
    if (link == null) {
      return Optional.of(UnreadableBodyException.unexpected("a report has no link").failure());
    }
    try {
      return reading
          .graph()
          .download(
              link,
              in -> ReportArchive.read(in, MAX_UNPACKED, new MatchingRows(reading, report.name())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
