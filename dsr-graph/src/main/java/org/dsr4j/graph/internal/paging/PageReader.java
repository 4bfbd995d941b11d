package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/** Reads one page of a list and passes on each row when it is complete. */
final class PageReader extends ResponseReader {

  private final RowConsumer rows;
  private final Cancellation cancellation;

  private boolean rowsSeen;
  private boolean linkSeen;
  private @Nullable String link;

  private PageReader(InputStream body, int limit, RowConsumer rows, Cancellation cancellation)
      throws IOException {
    super(body, limit);
    this.rows = rows;
    this.cancellation = cancellation;
  }

  /**
   * Reads a page completely.
   *
   * @return the link to the next page, or empty for the last page
   * @throws GraphIoException when the page is invalid; rows before the error stay delivered
   */
  static Optional<String> read(
      InputStream body, int limit, RowConsumer rows, Cancellation cancellation) throws IOException {
    PageReader page = new PageReader(body, limit, rows, cancellation);
    page.read();
    if (!page.rowsSeen) {
      throw unexpected("Graph's response has no list of rows");
    }
    return Optional.ofNullable(page.link);
  }

  @Override
  void property(String name) throws IOException {
    JsonToken value = json.nextToken();
    if (name.equals("value")) {
      rows(value);
    } else if (name.equals(NEXT_LINK)) {
      link(value);
    } else if (namesLink(name)) {
      // Ignoring a link with another name would lose the rest of the list.
      throw unexpected("Graph's response has a link of an unknown kind");
    } else if (name.equals("error") && value != JsonToken.VALUE_NULL) {
      throw unexpected("Graph reported an error within a list");
    } else {
      skipValue();
    }
    bytes.discardBefore(position());
  }

  private void rows(JsonToken value) throws IOException {
    if (rowsSeen || value != JsonToken.START_ARRAY) {
      throw unexpected("Graph's list of rows is not an array, or there are two");
    }
    rowsSeen = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      row();
    }
  }

  private void row() throws IOException {
    boolean bare = rows.acceptsBareValues() && json.currentToken().isScalarValue();
    if (!json.hasToken(JsonToken.START_OBJECT) && !bare) {
      throw unexpected("a row is not an object");
    }
    long start = start();
    bytes.discardBefore(start);
    skipValue();
    byte[] row = bytes.slice(start, position());
    if (cancellation.isCancelled()) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
    }
    rows.row(content(bare ? wrapped(row) : row));
    bytes.discardBefore(position());
  }

  private static byte[] wrapped(byte[] value) {
    ByteArrayOutputStream object = new ByteArrayOutputStream(value.length + 10);
    object.writeBytes("{\"value\":".getBytes(US_ASCII));
    object.writeBytes(value);
    object.write('}');
    return object.toByteArray();
  }

  private void link(JsonToken value) throws IOException {
    if (linkSeen || (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL)) {
      throw unexpected("Graph's link to the next page is not a string, or there are two");
    }
    linkSeen = true;
    if (value == JsonToken.VALUE_STRING) {
      link = json.getText();
      if (link.isEmpty()) {
        throw unexpected("Graph's link to the next page is empty");
      }
    }
  }
}
