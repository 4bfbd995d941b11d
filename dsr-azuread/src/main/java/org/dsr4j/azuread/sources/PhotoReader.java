package org.dsr4j.azuread.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.RecordKey;

/**
 * Reads the profile photo: its metadata as a record, the picture as its attachment. The smaller
 * copies, which the service creates itself, are not read.
 */
final class PhotoReader implements SpecialReader {

  private static final String PHOTO = "/users/{userId}/photo";
  private static final String PICTURE = PHOTO + "/$value";
  private static final String PLACE = "GET /v1.0" + PHOTO;
  private static final String FILE = "GET /v1.0" + PICTURE;
  private static final long MAX_BYTES = 64L << 20;

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(PLACE, FILE);
  }

  @Override
  public List<String> places() {
    return List.of(PLACE, FILE);
  }

  @Override
  public void read(SpecialReading reading) {
    reading.eachPerson(
        who ->
            reading
                .needed(who, IdentifierKind.OBJECT_ID, PLACE)
                .forEach(userId -> read(reading, who, userId)));
  }

  private static void read(SpecialReading reading, Identity who, String userId) {
    ObjectResult answer =
        reading.graph().object(GraphRequest.get(GraphVersion.V1, PHOTO).path("userId", userId));
    if (answer.failure() != null) {
      reading.failedUnlessNone(who, PLACE, answer.failure());
    }
    Content photo = answer.content();
    if (photo != null) {
      RecordKey key = RecordKey.of(userId + "/photo");
      if (reading.records().deliver(who, key, photo).isPresent()) {
        picture(reading, who, userId, key).ifPresent(failure -> reading.failed(who, FILE, failure));
      }
    }
  }

  private static Optional<GraphFailure> picture(
      SpecialReading reading, Identity who, String userId, RecordKey key) {
    try {
      return reading.graph().stream(
          GraphRequest.get(GraphVersion.V1, PICTURE).path("userId", userId),
          MAX_BYTES,
          (mediaType, in) -> {
            // An error page of a proxy is not a picture; Graph returns old pictures without a named
            // type.
            if (!mediaType.startsWith("image/") && !mediaType.equals("application/octet-stream")) {
              throw UnreadableBodyException.unexpected("a photo is not a picture");
            }
            reading.records().attach(who, key, mediaType, in);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
