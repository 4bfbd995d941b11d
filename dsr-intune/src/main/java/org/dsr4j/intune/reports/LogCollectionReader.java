package org.dsr4j.intune.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.catalogue.RowDigest;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.graph.operation.DownloadLink;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;

/** Reads the list of logs that were collected from the person's devices, and the logs. */
public final class LogCollectionReader implements SpecialReader {

  private static final String LIST =
      "/deviceManagement/managedDevices/{managedDeviceId}/logCollectionRequests";
  private static final String URL = LIST + "/{requestId}/createDownloadUrl";
  private static final String PLACE = "GET /v1.0" + LIST;
  private static final String FILE = "POST /v1.0" + URL;
  private static final Content NOTHING = Content.object(properties -> {});

  /** A collection whose file will be downloaded. */
  private record Collected(String id, RecordKey key) {}

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(PLACE, FILE);
  }

  @Override
  public List<String> places() {
    return List.of(PLACE, FILE);
  }

  /** The facet shows whether there are no devices, or whether they are unknown. */
  @Override
  public void read(SpecialReading reading) {
    reading.eachPerson(
        who ->
            reading
                .graph()
                .sideBySide(
                    who.identifiers(IdentifierKind.MANAGED_DEVICE_ID).stream()
                        .map(KnownIdentifier::identifier)
                        .distinct()
                        .map(device -> (Runnable) () -> read(reading, who, device))
                        .toList()));
  }

  private static void read(SpecialReading reading, Identity who, Identifier device) {
    List<Collected> files = new ArrayList<>();
    reading
        .graph()
        .rows(
            GraphRequest.get(GraphVersion.V1, LIST).path("managedDeviceId", device.value()),
            row -> {
              String id = row.text("id").filter(text -> !text.isBlank()).orElse("");
              RecordKey key =
                  RecordKey.of(device.value() + "/" + (id.isEmpty() ? RowDigest.of(row) : id));
              Optional<Match> match = reading.records().deliver(who, device, key, row);
              if (match.filter(Match::strong).isPresent() && isThere(row)) {
                files.add(new Collected(id, key));
              }
            })
        .ifPresent(failure -> reading.failed(who, PLACE, failure));
    // After the list, so that its connection is not kept open during the downloads.
    files.forEach(file -> fetch(reading, who, device, file));
  }

  /** The collected logs that have not expired. */
  private static boolean isThere(Content request) {
    boolean collected = request.text("status").filter("completed"::equalsIgnoreCase).isPresent();
    return collected
        && request
            .text("expirationDateTimeUTC")
            .flatMap(LogCollectionReader::instant)
            // The first day of year 1 means "no date".
            .filter(expiry -> expiry.isAfter(Instant.EPOCH) && expiry.isBefore(Instant.now()))
            .isEmpty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void fetch(
      SpecialReading reading, Identity who, Identifier device, Collected file) {
    if (reading.task().cancellation().isCancelled()) {
      return;
    }
    if (file.id().isEmpty()) {
      reading.failed(
          who,
          FILE,
          UnreadableBodyException.unexpected("a collection of logs has no id").failure());
      return;
    }
    ObjectResult answer =
        reading
            .graph()
            .object(
                GraphRequest.post(GraphVersion.V1, URL, NOTHING)
                    .path("managedDeviceId", device.value())
                    .path("requestId", file.id()));
    GraphFailure failure = answer.failure();
    if (failure == null && answer.content() != null) {
      failure = download(reading, who, file, answer.content()).orElse(null);
    }
    if (failure != null) {
      reading.failed(who, FILE, failure);
    }
  }

  /** The link is a secret: it is used once and not stored. */
  private static Optional<GraphFailure> download(
      SpecialReading reading, Identity who, Collected file, Content answer) {
    try {
      DownloadLink link = DownloadLink.of(answer.text("value").orElse(""), null);
      return reading
          .graph()
          .download(link, in -> reading.records().attach(who, file.key(), "application/zip", in));
    } catch (DsrException e) {
      if (e.code() != GraphError.INVALID_REQUEST) {
        throw e;
      }
      return Optional.of(
          UnreadableBodyException.unexpected("a collection of logs has no link").failure());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
