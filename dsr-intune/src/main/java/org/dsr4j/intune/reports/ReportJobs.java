package org.dsr4j.intune.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * Has reports written, all at once, and reads each when it is there. One that fails is a gap, and
 * the others go on. Used for one reading.
 */
final class ReportJobs {

  static final String TEMPLATE = "/deviceManagement/reports/exportJobs";

  /** Reports take minutes; what takes longer is not waited for within a run. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final long MAX_UNPACKED = 4L << 30;

  private record Job(Report report, LongRunningOperation operation) {}

  private final SpecialReading reading;
  private final List<Job> jobs = new ArrayList<>();

  ReportJobs(SpecialReading reading) {
    this.reading = reading;
  }

  /** What a report is called in the ledger. */
  static String ledgerName(Report report) {
    return "POST /v1.0" + TEMPLATE + ", report " + report.name();
  }

  /**
   * Has a report written.
   *
   * @param filter may be empty
   */
  void start(Report report, String filter) {
    if (reading.task().cancellation().isCancelled()) {
      return;
    }
    // Without a selection the service shows what it shows by default, which is most there is; the
    // header tells whether it is enough. A name that is none would make the whole report fail.
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
      failure = UnreadableBodyException.unexpected("a report that was ordered has no id").failure();
    }
    if (failure != null) {
      reading.failed(null, ledgerName(report), failure);
    } else {
      Instant now = Instant.now();
      jobs.add(
          new Job(
              report,
              LongRunningOperation.exportJob(
                  GraphVersion.V1, id.orElseThrow(), now, now.plus(PATIENCE))));
    }
  }

  /** Waits for all that were started, and reads each as soon as it is written. */
  void finish() {
    reading
        .graph()
        .await(
            jobs.stream().map(Job::operation).toList(),
            (state, index) -> finish(jobs.get(index).report(), state));
  }

  private void finish(Report report, OperationState state) {
    if (!reading.task().cancellation().isCancelled()) {
      failure(report, state)
          .ifPresent(failure -> reading.failed(null, ledgerName(report), failure));
    }
  }

  private Optional<GraphFailure> failure(Report report, OperationState state) {
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
                "the report was not written within " + PATIENCE.toMinutes() + " minutes")
            .failure());
  }

  private Optional<GraphFailure> fetch(Report report, @Nullable DownloadLink link) {
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
