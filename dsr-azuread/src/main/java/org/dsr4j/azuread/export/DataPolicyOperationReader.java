package org.dsr4j.azuread.export;

import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;

/** Reads the service's status of exports that this library started; it cannot find others. */
final class DataPolicyOperationReader implements SpecialReader {

  static final String PATH = "/dataPolicyOperations/{operationId}";
  static final String UNLISTED =
      "the service lists no such operations; only the application that started one knows its id";

  private final PersonalDataExports exports;

  DataPolicyOperationReader(PersonalDataExports exports) {
    this.exports = exports;
  }

  @Override
  public List<String> requestsIn(String cloud) {
    return PersonalDataExportReader.CLOUD.equals(cloud) ? places() : List.of();
  }

  @Override
  public List<String> places() {
    return List.of("GET /v1.0" + PATH);
  }

  /** The operations of the exports that were started for the person are read by their ids. */
  @Override
  public boolean returnsRowsOf(MatchRule rule) {
    return true;
  }

  @Override
  public void read(SpecialReading reading) {
    for (Identity who : reading.task().subjects()) {
      try {
        read(reading, who);
      } catch (DsrException e) {
        reading.gap(who, Gap.failed(e.code(), String.valueOf(e.getMessage())));
      }
    }
  }

  private void read(SpecialReading reading, Identity who) {
    Optional<DsrRequest> request = reading.task().request(who);
    List<String> ids =
        request.stream()
            .flatMap(each -> StoredExport.of(exports, who, each).stream())
            .flatMap(memory -> memory.load().stream())
            .flatMap(state -> Optional.ofNullable(state.operationId()).stream())
            .toList();
    ids.forEach(id -> read(reading, who, id));
    if (ids.isEmpty()) {
      reading.gap(
          who,
          new Gap(
              LedgerStatus.DECLARED_IMPOSSIBLE,
              AzureAdError.EXPORT_UNLISTED,
              "No operation is known for this request; " + UNLISTED));
    }
  }

  private static void read(SpecialReading reading, Identity who, String id) {
    ObjectResult answer =
        reading.graph().object(GraphRequest.get(GraphVersion.V1, PATH).path("operationId", id));
    if (answer.failure() != null) {
      reading.gap(who, answer.failure().asGap("The operation of an export"));
    } else if (answer.content() != null
        && reading.records().deliver(who, RecordKey.of(id), answer.content()).isEmpty()) {
      reading.gap(who, PersonalDataExportReader.otherCloudGap());
    }
  }
}
