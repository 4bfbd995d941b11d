package org.dsr4j.azuread.export;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dsr4j.graph.GraphDisclosureConnection;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.DisclosureRequest;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphLocation;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.graph.operation.LongRunningOperation;
import org.dsr4j.graph.operation.OperationKind;
import org.dsr4j.graph.operation.OperationPoller;
import org.dsr4j.graph.operation.OperationState;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;
import org.jspecify.annotations.Nullable;

/** One run's work on the export of one account. */
final class ExportAttempt {

  /** How long the service may take. */
  private static final Duration MONTH = Duration.ofDays(30);

  /** How long nothing is begun again after a failure, or after an answer that was lost. */
  private static final Duration HOLD = Duration.ofDays(1);

  private static final String TICKET =
      "; open a ticket in the Azure portal under Help + Support: Subscription Management > Other"
          + " Security and Compliance Request > Privacy Blade and GDPR Requests (in later portals:"
          + " Subscription Management > Privacy and compliance requests for Subscriptions > Privacy"
          + " Blade and GDPR Requests)";

  private final SpecialReading reading;
  private final @Nullable GraphDisclosureConnection disclosing;
  private final Identity who;
  private final StoredExport memory;
  private final Clock clock;

  ExportAttempt(
      SpecialReading reading,
      @Nullable GraphDisclosureConnection disclosing,
      Identity who,
      StoredExport memory,
      Clock clock) {
    this.reading = reading;
    this.disclosing = disclosing;
    this.who = who;
    this.memory = memory;
    this.clock = clock;
  }

  static boolean mayStart(ExportState known, Instant now) {
    return switch (known.kind()) {
      case REFUSED -> true;
      case BEGUN, FAILED -> !now.isBefore(known.at().plus(HOLD));
      case ACCEPTED -> false;
    };
  }

  /** Begins the export: written down before, and again before anything else is done. */
  void start() {
    if (disclosing == null) {
      gap(
          Gap.failed(
              DsrError.MISSING_RESOURCE,
              "Azure AD's own export was not begun: hand a GraphDisclosureConnection to the builder"
                  + " with resource(…) and export again"));
      return;
    }
    DisclosureRequest post =
        DisclosureRequest.exportPersonalData(
            reading.task().action(), memory.account(), memory.freshLocation());
    ExportState begun = memory.save(ExportState.started(clock.instant()));
    WriteOutcome outcome = disclosing.disclose(post, clock, reading.task().cancellation());
    switch (outcome.status()) {
      case ACCEPTED -> accepted(begun, outcome.location(), requireNonNull(outcome.notBefore()));
      case REFUSED -> {
        memory.save(ExportState.refused(clock.instant()));
        gap(requireNonNull(outcome.failure()).asGap("Beginning Azure AD's own export"));
      }
      case DONE, AWAITING_APPROVAL, UNKNOWN -> resume(begun);
    }
  }

  private void accepted(ExportState begun, @Nullable GraphLocation location, Instant notBefore) {
    Optional<String> id =
        Optional.ofNullable(location)
            .flatMap(where -> where.values(DataPolicyOperationReader.PATH))
            .map(values -> values.get("operationId"));
    Optional<LongRunningOperation> operation =
        Optional.ofNullable(location)
            .flatMap(
                where ->
                    LongRunningOperation.at(
                        OperationKind.DATA_POLICY, where, begun.at(), begun.at().plus(MONTH)));
    if (id.isEmpty() || operation.isEmpty()) {
      resume(begun);
      return;
    }
    LongRunningOperation running = operation.get().notBefore(notBefore);
    memory.save(begun.accepted(id.get(), running));
    gap(underWay(running));
  }

  /** Asks about what was begun before, or says why it is not begun again. */
  void resume(ExportState known) {
    LongRunningOperation operation = known.operation();
    if (known.kind() == ExportState.Kind.FAILED) {
      gap(failed("it failed, seen on " + known.at() + TICKET + ". " + again(known)));
    } else if (operation == null) {
      gap(
          new Gap(
              LedgerStatus.UNKNOWN,
              AzureAdError.EXPORT_UNKNOWN,
              "Azure AD's own export: the answer to its beginning at "
                  + known.at()
                  + " was lost, so it may be under way; look into your storage. "
                  + again(known)));
    } else {
      ask(known, operation);
    }
  }

  private static String again(ExportState known) {
    return "From " + known.at().plus(HOLD) + " on, exporting the request begins it again";
  }

  private void ask(ExportState known, LongRunningOperation operation) {
    OperationState state =
        new OperationPoller(reading.graph().connection(), clock)
            .poll(operation, reading.task().cancellation());
    switch (state.status()) {
      case RUNNING -> running(known, requireNonNull(state.operation()), state.failure());
      case SUCCEEDED -> deliver(known, requireNonNull(state.content()));
      case FAILED -> {
        ExportState failed = memory.save(known.failed(clock.instant()));
        gap(failed("the service gave up" + TICKET + ". " + again(failed)));
      }
      case EXPIRED -> gap(overdue());
      case UNRECOGNISED -> unrecognised(operation, requireNonNull(state.failure()));
    }
  }

  private void running(
      ExportState known, LongRunningOperation next, @Nullable GraphFailure unanswered) {
    memory.save(known.accepted(requireNonNull(known.operationId()), next));
    gap(unanswered == null ? underWay(next) : unanswered.asGap("How far Azure AD's own export is"));
  }

  /** A word that later versions of the service may say of what is still running. */
  private void unrecognised(LongRunningOperation operation, GraphFailure failure) {
    if (failure.httpStatus() != 200) {
      gap(failure.asGap("How far Azure AD's own export is"));
    } else if (clock.instant().isBefore(operation.deadline())) {
      gap(
          PersonalDataExportReader.pendingGap(
              "the service says what this version does not know; run again"));
    } else {
      gap(overdue());
    }
  }

  private void deliver(ExportState known, Content operation) {
    String id = requireNonNull(known.operationId());
    Content described =
        Content.object(
            record -> {
              record.put("id", id);
              for (String name :
                  new String[] {"status", "userId", "submittedDateTime", "completedDateTime"}) {
                operation.text(name).ifPresent(text -> record.put(name, text));
              }
              operation
                  .text("storageLocation")
                  .ifPresent(text -> record.put("storageLocation", unsigned(text)));
            });
    if (reading.records().deliver(who, RecordKey.of(id), described).isEmpty()) {
      gap(PersonalDataExportReader.otherCloudGap());
    }
  }

  /** Who has what follows the question mark can read the storage. */
  private static String unsigned(String location) {
    return location.split("[?#]", 2)[0];
  }

  private static Gap underWay(LongRunningOperation operation) {
    return PersonalDataExportReader.pendingGap(
        "under way, up to a month; ask by running the request again, not before "
            + operation.notBefore());
  }

  private static Gap overdue() {
    return failed("not done after " + MONTH.toDays() + " days" + TICKET);
  }

  private static Gap failed(String what) {
    return Gap.failed(AzureAdError.EXPORT_FAILED, "Azure AD's own export: " + what);
  }

  private void gap(Gap part) {
    reading.gap(who, part);
  }
}
