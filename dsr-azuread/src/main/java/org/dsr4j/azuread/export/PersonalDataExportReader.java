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
import org.jspecify.annotations.Nullable;

/**
 * Azure AD's own export: begun once by an export of a request that was granted, then asked about by
 * every run of the same request until it is done.
 */
final class PersonalDataExportReader implements SpecialReader {

  static final String CLOUD = "global";

  private static final String START = "POST /v1.0/users/{userId}/exportPersonalData";
  private static final String ASK = "GET /v1.0/dataPolicyOperations/{operationId}";

  private final PersonalDataExports exports;
  private final @Nullable GraphDisclosureConnection disclosing;
  private final Clock clock;

  /** A second run of this process that meets the first one at its work. */
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

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
                "No request is answered here, so nothing is exported"));
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
              "Not exported, because no service told the person's object id"));
    }
    for (StoredExport account : accounts) {
      if (reading.task().cancellation().isCancelled()) {
        return;
      }
      if (!underWay.add(account.key())) {
        reading.gap(who, pendingGap("another run is at it: run again when that has ended"));
        continue;
      }
      try {
        read(reading, who, request, account);
      } catch (DsrException e) {
        // One person's memory that is damaged keeps nobody else's export from being begun.
        reading.gap(who, Gap.failed(e.code(), String.valueOf(e.getMessage())));
      } finally {
        underWay.remove(account.key());
      }
    }
  }

  private void read(
      SpecialReading reading, Identity who, DsrRequest request, StoredExport account) {
    Optional<ExportState> known = account.load();
    ExportAttempt attempt = new ExportAttempt(reading, disclosing, who, account, clock);
    if (known.isPresent() && !ExportAttempt.mayStart(known.get(), clock.instant())) {
      attempt.resume(known.get());
    } else if (reading.task().action() != Action.EXPORT) {
      reading.gap(who, offered(known));
    } else if (!granted(request)) {
      reading.gap(who, undecided());
    } else {
      attempt.start();
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
            ? "An export was begun before and is not known to have ended well; "
            : "";
    return new Gap(
        LedgerStatus.PENDING,
        AzureAdError.EXPORT_NOT_BEGUN,
        before
            + "what Azure AD's own export holds is known once it was made: exporting the request"
            + " begins it, into your storage, and it takes up to a month");
  }

  private static Gap undecided() {
    return new Gap(
        LedgerStatus.SKIPPED,
        DsrError.NOT_DECIDED,
        "Azure AD's own export was not begun: nobody granted the request; put the decision on it"
            + " with decided(…) and export again");
  }

  static Gap pendingGap(String what) {
    return new Gap(
        LedgerStatus.PENDING, AzureAdError.EXPORT_PENDING, "Azure AD's own export: " + what);
  }

  static Gap otherCloudGap() {
    return Gap.failed(
        AzureAdError.EXPORT_MEMORY_UNUSABLE,
        "The operation that was kept for this request is about another account: find out who"
            + " changed what was kept of exports");
  }
}
