package org.dsr4j.azuread.export;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.graph.GraphDisclosureConnection;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Action;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.MatchRule;
import org.jspecify.annotations.Nullable;

/**
 * Azure AD's own export. The first export of a granted request starts it, and every further run of
 * the same request polls it until it is finished.
 */
final class PersonalDataExportReader implements SpecialReader {

  static final String CLOUD = "global";

  private static final String START = "POST /v1.0/users/{userId}/exportPersonalData";
  private static final String ASK = "GET /v1.0/dataPolicyOperations/{operationId}";

  private final PersonalDataExports exports;
  private final @Nullable GraphDisclosureConnection disclosing;
  private final Clock clock;

  /** The locks against two parallel runs of the same request in this process. */
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /** Two people must not get one container. */
  private final Set<String> usedLocations = ConcurrentHashMap.newKeySet();

  PersonalDataExportReader(
      PersonalDataExports exports, @Nullable GraphDisclosureConnection disclosing, Clock clock) {
    this.exports = exports;
    this.disclosing = disclosing;
    this.clock = clock;
  }

  @Override
  public List<String> requestsIn(String cloud) {
    return CLOUD.equals(cloud) ? places() : List.of();
  }

  @Override
  public List<String> places() {
    return List.of(START, ASK);
  }

  /** An export belongs to one person. */
  @Override
  public boolean returnsRowsOf(MatchRule rule) {
    return true;
  }

  @Override
  public void read(SpecialReading reading) {
    for (Identity who : reading.task().subjects()) {
      Optional<DsrRequest> request = reading.task().request(who);
      if (request.isPresent()) {
        read(reading, who, request.get());
      } else {
        reading.gap(
            who,
            new Gap(
                LedgerStatus.NOT_APPLICABLE,
                AzureAdError.EXPORT_NOT_BEGUN,
                "This run answers no request, so no data are exported"));
      }
    }
  }

  private void read(SpecialReading reading, Identity who, DsrRequest request) {
    List<StoredExport> accounts = StoredExport.of(exports, who, request);
    if (accounts.isEmpty() && !reading.task().notIdentified(who)) {
      reading.gap(
          who,
          Gap.failed(
              GraphError.IDENTIFIER_UNKNOWN,
              "Not exported, because no service returned the person's object id"));
    }
    for (StoredExport account : accounts) {
      if (reading.task().cancellation().isCancelled()) {
        return;
      }
      if (!underWay.add(account.key())) {
        reading.gap(who, pendingGap("another run is processing it: run again when that has ended"));
        continue;
      }
      try {
        read(reading, who, request, account);
      } catch (DsrException e) {
        // Damaged state of one person does not prevent the exports of other people.
        reading.gap(who, Gap.failed(e.code(), String.valueOf(e.getMessage())));
      } finally {
        underWay.remove(account.key());
      }
    }
  }

  private void read(
      SpecialReading reading, Identity who, DsrRequest request, StoredExport account) {
    Optional<ExportState> known = account.load();
    ExportAttempt attempt =
        new ExportAttempt(reading, disclosing, who, account, clock, usedLocations);
    if (known.isPresent() && !ExportAttempt.mayStart(known.get(), clock.instant())) {
      attempt.resume(known.get());
    } else if (reading.task().notIdentified(who)) {
      reading.gap(
          who,
          new Gap(
              LedgerStatus.NOT_APPLICABLE,
              AzureAdError.EXPORT_NOT_BEGUN,
              "Azure AD's own export needs an account, and there is none"));
    } else if (reading.task().action() != Action.EXPORT) {
      reading.gap(who, offered(known));
    } else if (!granted(request)) {
      reading.gap(who, undecided());
    } else {
      attempt.start(known.orElse(null));
    }
  }

  private static boolean granted(DsrRequest request) {
    return request
        .decision()
        .filter(decision -> decision.verdict() != Decision.Verdict.REFUSE)
        .isPresent();
  }

  private static Gap offered(Optional<ExportState> known) {
    String before =
        known.filter(state -> state.kind() != ExportState.Kind.REFUSED).isPresent()
            ? "An export was started before, and its success is unknown; "
            : "";
    return new Gap(
        LedgerStatus.PENDING,
        AzureAdError.EXPORT_NOT_BEGUN,
        before
            + "the content of Azure AD's own export is unknown until it is finished: an export of"
            + " the request starts it, into your storage, and it takes up to a month");
  }

  private static Gap undecided() {
    return new Gap(
        LedgerStatus.SKIPPED,
        DsrError.NOT_DECIDED,
        "Azure AD's own export was not started: the request is not granted; set the decision"
            + " with decided(…) and export again");
  }

  static Gap pendingGap(String what) {
    return new Gap(
        LedgerStatus.PENDING, AzureAdError.EXPORT_PENDING, "Azure AD's own export: " + what);
  }

  static Gap otherCloudGap() {
    return Gap.failed(
        AzureAdError.EXPORT_MEMORY_UNUSABLE,
        "The stored operation of this request belongs to another account: find out who"
            + " changed the stored state of exports");
  }
}
