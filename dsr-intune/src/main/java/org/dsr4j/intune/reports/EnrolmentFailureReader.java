package org.dsr4j.intune.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.internal.paging.JsonStreamWalker;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads the report of failed enrolments.
 *
 * <p>Microsoft publishes only that the report contains a stream. Therefore the response may be the
 * table itself, or an object whose {@code content} is the table in Base64.
 */
public final class EnrolmentFailureReader implements SpecialReader {

  private static final String TEMPLATE = "/reports/managedDeviceEnrollmentFailureDetails()";
  private static final String PLACE = "GET /v1.0" + TEMPLATE;
  private static final long MAX_BYTES = 1L << 30;
  private static final int MAX_ENCODED = 64 << 20;

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(PLACE);
  }

  @Override
  public List<String> places() {
    return List.of(PLACE);
  }

  @Override
  public boolean tenantWide() {
    return true;
  }

  @Override
  public void read(SpecialReading reading) {
    if (!reading.anyoneMatchable(PLACE)) {
      return;
    }
    MatchingRows table = new MatchingRows(reading, "failures");
    try {
      reading.graph().stream(
              GraphRequest.get(GraphVersion.V1, TEMPLATE),
              MAX_BYTES,
              (mediaType, in) -> read(in, table))
          .ifPresent(failure -> reading.failed(null, PLACE, failure));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void read(InputStream in, TableConsumer table) throws IOException {
    PushbackInputStream text = new PushbackInputStream(in);
    int first = text.read();
    if (first >= 0) {
      text.unread(first);
    }
    if (first != '{') {
      TableReader.read(text, table);
      return;
    }
    Envelope envelope = new Envelope();
    JsonStreamWalker.walk(text, MAX_ENCODED, envelope);
    TableReader.read(new ByteArrayInputStream(envelope.decoded()), table);
  }

  /** The object that wraps a stream. */
  private static final class Envelope implements JsonStreamWalker.Visitor {

    private @Nullable String content;

    @Override
    public JsonStreamWalker.Step at(String place, boolean array) {
      return array ? JsonStreamWalker.Step.SKIP : JsonStreamWalker.Step.ENTER;
    }

    @Override
    public void object(String place, Content object) {}

    @Override
    public void value(String place, @Nullable String value, boolean text) {
      if (text && (place.equals("content") || place.equals("value/content"))) {
        content = value;
      }
    }

    byte[] decoded() throws UnreadableBodyException {
      if (content == null) {
        throw UnreadableBodyException.unexpected("a report has no content");
      }
      try {
        return Base64.getDecoder().decode(content);
      } catch (IllegalArgumentException e) {
        throw UnreadableBodyException.unexpected("a report's content is not in Base64");
      }
    }
  }
}
