package org.dsr4j.intune.reports;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.catalogue.RowDigest;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.RecordKey;

/**
 * Reads the list of app logs that were requested for the person's devices.
 *
 * <p>It does not read the logs: the service returns them encrypted, together with the key, which is
 * a secret; the encryption is not published. If there are logs, the ledger reports this.
 */
public final class AppLogReader implements SpecialReader {

  private static final String EVENTS = "/users/{userId}/mobileAppTroubleshootingEvents";
  private static final String REQUESTS =
      "/deviceManagement/mobileAppTroubleshootingEvents/{eventId}/appLogCollectionRequests";
  private static final String EVENTS_PLACE = "GET /beta" + EVENTS;
  private static final String PLACE = "GET /v1.0" + REQUESTS;

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(EVENTS_PLACE, PLACE);
  }

  @Override
  public List<String> places() {
    return List.of(EVENTS_PLACE, PLACE);
  }

  @Override
  public void read(SpecialReading reading) {
    // In v1.0 an event does not name its user.
    if (!reading.mayAsk(GraphVersion.BETA, PLACE)) {
      return;
    }
    reading.eachPerson(
        who -> {
          for (String userId : reading.needed(who, IdentifierKind.OBJECT_ID, PLACE)) {
            events(reading, who, userId).forEach(event -> requests(reading, who, event));
          }
        });
  }

  private static List<String> events(SpecialReading reading, Identity who, String userId) {
    List<String> events = new ArrayList<>();
    reading
        .graph()
        .rows(
            GraphRequest.get(GraphVersion.BETA, EVENTS).path("userId", userId),
            event -> {
              if (isOf(who, event)) {
                events.add(event.text("id").orElse(""));
              }
            })
        .ifPresent(failure -> reading.failed(who, EVENTS_PLACE, failure));
    if (events.removeIf(String::isBlank)) {
      reading.failed(
          who, EVENTS_PLACE, UnreadableBodyException.unexpected("an event has no id").failure());
    }
    return events;
  }

  private static boolean isOf(Identity who, Content event) {
    String userId = event.text("userId").orElse("");
    return userId.isBlank()
        || who.identifiers(IdentifierKind.OBJECT_ID).stream()
            .anyMatch(known -> known.identifier().matches(userId));
  }

  private static void requests(SpecialReading reading, Identity who, String event) {
    boolean[] logs = {false};
    reading
        .graph()
        .rows(
            GraphRequest.get(GraphVersion.V1, REQUESTS).path("eventId", event),
            row -> {
              String id = row.text("id").filter(text -> !text.isBlank()).orElse(RowDigest.of(row));
              reading.records().deliver(who, RecordKey.of(event + "/" + id), row);
              logs[0] |= row.text("status").filter("completed"::equalsIgnoreCase).isPresent();
            })
        .ifPresent(failure -> reading.failed(who, PLACE, failure));
    if (logs[0]) {
      reading.gap(
          who,
          Gap.notReadable(
              GraphError.HIDDEN,
              PLACE
                  + ": the service returns the logs encrypted, with a key that is a secret;"
                  + " download them in the Intune admin center, under Troubleshooting"));
    }
  }
}
