package org.dsr4j.azuread.export;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.GraphDisclosureConnection;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.DisclosureRequest;
import org.dsr4j.graph.model.GraphError;
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

/** The work of one run on the export of one account. */
final class ExportAttempt {

  /** The maximum time of an export. */
  private static final Duration MONTH = Duration.ofDays(30);

  /** The minimum time before a new start, after a failure or a lost response. */
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
  private final Set<String> usedLocations;

  /**
   * @param usedLocations the digests of the containers that the service refused in this process
   */
  ExportAttempt(
      SpecialReading reading,
      @Nullable GraphDisclosureConnection disclosing,
      Identity who,
      StoredExport memory,
      Clock clock,
      Set<String> usedLocations) {
    this.reading = reading;
    this.disclosing = disclosing;
    this.who = who;
    this.memory = memory;
    this.clock = clock;
    this.usedLocations = usedLocations;
  }

  static boolean mayStart(ExportState known, Instant now) {
    return switch (known.kind()) {
      case REFUSED -> true;
      case BEGUN, FAILED -> !now.isBefore(known.at().plus(HOLD));
      case ACCEPTED -> false;
    };
  }

  /**
   * Starts the export; the state is stored before the request and immediately after it.
   *
   * @param known the state after an earlier start, or null
   */
  void start(@Nullable ExportState known) {
    if (disclosing == null) {
      gap(
          Gap.failed(
              DsrError.MISSING_RESOURCE,
              "Azure AD's own export was not started: pass a GraphDisclosureConnection to the"
                  + " builder with resource(…) and export again"));
      return;
    }
    URI location = memory.freshLocation();
    if (usedLocations.contains(ExportState.digest(location))
        || (known != null && known.knowsAsUsed(location))) {
      gap(locationUsed());
      return;
    }
    DisclosureRequest post =
        DisclosureRequest.exportPersonalData(reading.task().action(), memory.account(), location);
    Instant now = clock.instant();
    ExportState begun =
        memory.save(known == null ? ExportState.started(now) : known.startedAgain(now));
    WriteOutcome outcome = disclosing.disclose(post, clock, reading.task().cancellation());
    switch (outcome.status()) {
      case ACCEPTED -> accepted(begun, outcome.location(), requireNonNull(outcome.notBefore()));
      case REFUSED -> refused(begun, location, requireNonNull(outcome.failure()));
      case DONE, AWAITING_APPROVAL, UNKNOWN -> resume(begun);
    }
  }

  private void refused(ExportState begun, URI location, GraphFailure failure) {
    if (failure.error() == GraphError.LOCATION_USED) {
      usedLocations.add(ExportState.digest(location));
      memory.save(begun.refusedAt(location, clock.instant()));
      gap(locationUsed());
    } else {
      memory.save(begun.refused(clock.instant()));
      gap(failure.asGap("The start of Azure AD's own export"));
    }
  }

  private static Gap locationUsed() {
    return new Gap(
        LedgerStatus.MANUAL_STEP_OPEN,
        AzureAdError.EXPORT_LOCATION_USED,
        "Azure AD's own export was not started, because the container holds another export; it is"
            + " not sent again for this container: let PersonalDataExports.freshLocation return a"
            + " new, empty one, and export the request again");
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

  /** Polls an export that was started before, or reports why it is not started again. */
  void resume(ExportState known) {
    LongRunningOperation operation = known.operation();
    if (known.kind() == ExportState.Kind.FAILED) {
      gap(failed("it failed, seen on " + known.at() + TICKET + ". " + again(known)));
    } else if (operation == null) {
      gap(
          new Gap(
              LedgerStatus.UNKNOWN,
              AzureAdError.EXPORT_UNKNOWN,
              "Azure AD's own export: the response to its start at "
                  + known.at()
                  + " was lost, so it may be in progress; check your storage. "
                  + again(known)));
    } else {
      ask(known, operation);
    }
  }

  private static String again(ExportState known) {
    return "After " + known.at().plus(HOLD) + ", an export of the request starts it again";
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
        gap(failed("the service ended it without success" + TICKET + ". " + again(failed)));
      }
      case EXPIRED -> gap(overdue());
      case UNRECOGNISED -> unrecognised(operation, requireNonNull(state.failure()));
    }
  }

  private void running(
      ExportState known, LongRunningOperation next, @Nullable GraphFailure unanswered) {
    memory.save(known.accepted(requireNonNull(known.operationId()), next));
    gap(
        unanswered == null
            ? underWay(next)
            : unanswered.asGap("The status of Azure AD's own export"));
  }

  /** A status value that later versions of the service may use for a running export. */
  private void unrecognised(LongRunningOperation operation, GraphFailure failure) {
    if (failure.httpStatus() != 200) {
      gap(failure.asGap("The status of Azure AD's own export"));
    } else if (clock.instant().isBefore(operation.deadline())) {
      gap(PersonalDataExportReader.pendingGap("the service returned an unknown status; run again"));
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

  /** The query of the URL permits access to the storage. */
  private static String unsigned(String location) {
    return location.split("[?#]", 2)[0];
  }

  private static Gap underWay(LongRunningOperation operation) {
    return PersonalDataExportReader.pendingGap(
        "in progress, up to a month; run the request again to check it, not before "
            + operation.notBefore());
  }

  private static Gap overdue() {
    return failed("not finished after " + MONTH.toDays() + " days" + TICKET);
  }

  private static Gap failed(String what) {
    return Gap.failed(AzureAdError.EXPORT_FAILED, "Azure AD's own export: " + what);
  }

  private void gap(Gap part) {
    reading.gap(who, part);
  }
}
