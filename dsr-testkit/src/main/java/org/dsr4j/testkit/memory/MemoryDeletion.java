package org.dsr4j.testkit.memory;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;

/**
 * Looks at a step, performs it, asks after it. Remembers nothing: all that is needed stands in the
 * step, because the next call may come from another process.
 */
final class MemoryDeletion {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final MemoryConnection connection;
  private final MemorySources sources;
  private final Clock clock;

  MemoryDeletion(MemoryConnection connection, MemorySources sources, Clock clock) {
    this.connection = connection;
    this.sources = sources;
    this.clock = clock;
  }

  /** What the service has of a step's rows. */
  private record TargetState(Map<String, String> owners, boolean closed, Optional<String> job) {}

  Inspection inspect(StepCall call) {
    try {
      return seen(call.step(), look(call));
    } catch (MemoryFailure e) {
      // Not seen is not gone.
      return new Inspection.NotObservable(e.asGap("Looking at a step"));
    }
  }

  private Inspection seen(PlannedStep step, TargetState state) {
    MemoryChange change = MemoryChange.of(step.kind());
    if (state.owners().isEmpty() || (change == MemoryChange.CLOSE && closed(step, state))) {
      return new Inspection.Applied();
    }
    if (!as(step, state)) {
      return new Inspection.Drifted("rows say another owner than while planning");
    }
    if (state.job().isPresent()) {
      return new Inspection.InProgress(state.job().get(), later());
    }
    if (change == MemoryChange.PURGE && !state.closed()) {
      return new Inspection.Drifted("the account was opened again");
    }
    return new Inspection.Open();
  }

  private static boolean closed(PlannedStep step, TargetState state) {
    return state.closed() && as(step, state);
  }

  /** Whether the rows that are still there are whose they were. */
  private static boolean as(PlannedStep step, TargetState state) {
    return step.preconditions().entrySet().containsAll(state.owners().entrySet());
  }

  private TargetState look(StepCall call) throws MemoryFailure {
    PlannedStep step = call.step();
    Cancellation stop = call.cancellation();
    String table = step.source().source();
    SourceDescriptor source = sources.source(table);
    Map<String, String> owners = new TreeMap<>();
    for (MemoryRow row : connection.rows(source, ids(step), stop)) {
      Content content = Content.ofJson(row.json().getBytes(StandardCharsets.UTF_8));
      owners.put(row.id(), MemoryDeletableRows.owner(source, content));
    }
    return new TargetState(
        owners,
        connection.isClosed(table, ids(step), stop),
        connection.findJob(table, ids(step), stop));
  }

  private static List<String> ids(PlannedStep step) {
    return List.of(step.target().split(" ", -1));
  }

  private Instant later() {
    return clock.instant().plus(PATIENCE);
  }

  StepOutcome perform(StepCall call, StepPermit permit) {
    Inspection seen = inspect(call);
    return switch (seen.status()) {
      case OPEN -> change(call, permit);
      case APPLIED -> new StepOutcome.AlreadyDone();
      case IN_PROGRESS -> pending(requireNonNull(seen.token(), "token"));
      case NOT_OBSERVABLE -> notBegun(requireNonNull(seen.gap(), "gap"));
      case DRIFTED, TOO_EARLY ->
          new StepOutcome.Refused(
              Gap.failed(
                  MemoryError.CHANGED_MEANWHILE,
                  "Rows are not as planned and were left as they are: make a new plan"));
    };
  }

  /** The change was not started, so it can be tried again, or its cause fixed. */
  private StepOutcome notBegun(Gap part) {
    return part.code().retryable()
        ? new StepOutcome.RetryLater(later(), part)
        : new StepOutcome.Refused(part);
  }

  private StepOutcome change(StepCall call, StepPermit permit) {
    PlannedStep step = call.step();
    try {
      Optional<String> job =
          connection.change(
              MemoryChange.of(step.kind()),
              step.source().source(),
              ids(step),
              permit,
              call.cancellation());
      return job.map(this::pending).orElseGet(() -> new StepOutcome.Done(""));
    } catch (MemoryFailure e) {
      Gap part = e.asGap("Changing rows");
      return e.mayHaveChanged()
          ? new StepOutcome.Unknown(new Gap(LedgerStatus.UNKNOWN, part.code(), part.detail()))
          : notBegun(part);
    }
  }

  private StepOutcome pending(String token) {
    Gap part =
        new Gap(
            LedgerStatus.PENDING,
            MemoryError.SHREDDING,
            "The service shreds rows within minutes: resume then");
    return new StepOutcome.Pending(token, later(), part, token);
  }

  StepOutcome poll(StepCall call, String token) {
    try {
      return connection.isFinished(call.step().source().source(), token, call.cancellation())
          ? new StepOutcome.Done(token)
          : pending(token);
    } catch (MemoryFailure e) {
      // The question failed, and nothing is known of the job.
      return pending(token);
    }
  }
}
