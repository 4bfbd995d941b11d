package org.dsr4j.azuread;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.graph.GraphDisclosureConnection;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.model.Action;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;
import org.jspecify.annotations.Nullable;

/**
 * Azure AD's own export: begun once by an export of a request that was granted, then asked about by
 * every run of the same request until it is done.
 */
final class PersonalDataExport implements SpecialReader {

  static final String CLOUD = "global";

  private static final String START = "POST /v1.0/users/{userId}/exportPersonalData";
  private static final String ASK = "GET /v1.0/dataPolicyOperations/{operationId}";

  private final PersonalDataExports exports;
  private final @Nullable GraphDisclosureConnection disclosing;
  private final Clock clock;

  /** A second run of this process that meets the first one at its work. */
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  PersonalDataExport(
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
            new OutcomePart(
                LedgerStatus.NOT_APPLICABLE,
                AzureAdError.EXPORT_NOT_BEGUN,
                "No request is answered here, so nothing is exported"));
      }
    }
  }

  private void read(SpecialReading reading, Identity who, DsrRequest request) {
    List<ExportMemory> accounts = ExportMemory.of(exports, who, request);
    if (accounts.isEmpty() && !reading.task().notIdentified(who)) {
      reading.gap(
          who,
          OutcomePart.failed(
              GraphError.IDENTIFIER_UNKNOWN,
              "Not exported, because no service told the person's object id"));
    }
    for (ExportMemory account : accounts) {
      if (reading.task().cancellation().isCancelled()) {
        return;
      }
      if (!underWay.add(account.key())) {
        reading.gap(who, pending("another run is at it: run again when that has ended"));
        continue;
      }
      try {
        read(reading, who, request, account);
      } catch (DsrException e) {
        // One person's memory that is damaged keeps nobody else's export from being begun.
        reading.gap(who, OutcomePart.failed(e.code(), String.valueOf(e.getMessage())));
      } finally {
        underWay.remove(account.key());
      }
    }
  }

  private void read(
      SpecialReading reading, Identity who, DsrRequest request, ExportMemory account) {
    Optional<ExportState> known = account.load();
    ExportAttempt attempt = new ExportAttempt(reading, disclosing, who, account, clock);
    if (known.isPresent() && !ExportAttempt.mayBegin(known.get(), clock.instant())) {
      attempt.goOn(known.get());
    } else if (reading.task().action() != Action.EXPORT) {
      reading.gap(who, offered(known));
    } else if (!granted(request)) {
      reading.gap(who, undecided());
    } else {
      attempt.begin();
    }
  }

  private static boolean granted(DsrRequest request) {
    return request
        .decision()
        .filter(decision -> decision.verdict() != Decision.Verdict.REFUSE)
        .isPresent();
  }

  private static OutcomePart offered(Optional<ExportState> known) {
    String before =
        known.filter(state -> state.kind() != ExportState.Kind.REFUSED).isPresent()
            ? "An export was begun before and is not known to have ended well; "
            : "";
    return new OutcomePart(
        LedgerStatus.PENDING,
        AzureAdError.EXPORT_NOT_BEGUN,
        before
            + "what Azure AD's own export holds is known once it was made: exporting the request"
            + " begins it, into your storage, and it takes up to a month");
  }

  private static OutcomePart undecided() {
    return new OutcomePart(
        LedgerStatus.SKIPPED,
        DsrError.NOT_DECIDED,
        "Azure AD's own export was not begun: nobody granted the request; put the decision on it"
            + " with decided(…) and export again");
  }

  static OutcomePart pending(String what) {
    return new OutcomePart(
        LedgerStatus.PENDING, AzureAdError.EXPORT_PENDING, "Azure AD's own export: " + what);
  }

  static OutcomePart foreign() {
    return OutcomePart.failed(
        AzureAdError.EXPORT_MEMORY_UNUSABLE,
        "The operation that was kept for this request is about another account: find out who"
            + " changed what was kept of exports");
  }
}
