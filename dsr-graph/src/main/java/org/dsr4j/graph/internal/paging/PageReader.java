package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/** Reads one page of a list and passes on each row when it is complete. */
final class PageReader extends ResponseReader {

  private static final String COUNT = "@odata.count";

  /** Addresses that describe the response, and the one that ends a list of changes. */
  private static final Set<String> KNOWN_ADDRESSES =
      Set.of("@odata.context", "odata.metadata", "@odata.id", "@odata.deltaLink");

  private final RowConsumer rows;
  private final LongConsumer counted;
  private final Cancellation cancellation;
  private final ErrorMembers errors = new ErrorMembers();

  private boolean rowsSeen;
  private @Nullable String link;

  private PageReader(
      InputStream body,
      int limit,
      RowConsumer rows,
      LongConsumer counted,
      Cancellation cancellation)
      throws IOException {
    super(body, limit);
    this.rows = rows;
    this.counted = counted;
    this.cancellation = cancellation;
  }

  /**
   * Reads a page completely.
   *
   * @param counted receives the number of rows that the page names, if it does
   * @return the link to the next page, or empty for the last page
   * @throws GraphIoException when the page is invalid; rows before the error stay delivered
   */
  static Optional<String> read(
      InputStream body,
      int limit,
      RowConsumer rows,
      LongConsumer counted,
      Cancellation cancellation)
      throws IOException {
    PageReader page = new PageReader(body, limit, rows, counted, cancellation);
    page.read();
    if (!page.rowsSeen) {
      throw unexpected("Graph's response has no list of rows");
    }
    return Optional.ofNullable(page.link);
  }

  @Override
  void property(String name) throws IOException {
    names.enter(name);
    JsonToken value = json.nextToken();
    if (name.equals("value")) {
      rows(value);
    } else if (name.equals(NEXT_LINK)) {
      link(value);
    } else if (MemberNames.seemsLink(name)
        || (value == JsonToken.VALUE_STRING && leadsSomewhere(name, json.getText()))) {
      // Ignoring a link with another name would lose the rest of the list.
      throw unexpected("Graph's response has a link of an unknown kind");
    } else if (name.equals(COUNT)) {
      count(value);
    } else {
      errors.add(name, ErrorMembers.isEmpty(json, value));
      json.finishToken();
      if (errors.isReported()) {
        throw unexpected("Graph reported an error within a list");
      }
    }
    bytes.discardBefore(position());
  }

  /** Whether a member that is not known contains an address. */
  private static boolean leadsSomewhere(String name, String value) {
    return (value.startsWith("https://") || value.startsWith("http://"))
        && !KNOWN_ADDRESSES.contains(name)
        && !name.startsWith("@microsoft.graph.");
  }

  private void count(JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    if (value != JsonToken.VALUE_NUMBER_INT || json.getText().startsWith("-")) {
      throw unexpected("Graph's number of rows is not a number");
    }
    json.finishToken();
    // A number without an int value is larger than any list.
    counted.accept(json.getText().length() > 18 ? Long.MAX_VALUE : json.getLongValue());
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
    boolean error = !bare && isError();
    json.finishToken();
    byte[] row = bytes.slice(start, position());
    if (cancellation.isCancelled()) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
    }
    if (error) {
      throw unexpected("Graph reported an error instead of a row");
    }
    rows.row(content(bare ? wrapped(row) : row));
    bytes.discardChecked(position());
  }

  /** Reads a row to its end; returns whether it is an error in the place of a row. */
  private boolean isError() throws IOException {
    ErrorMembers members = new ErrorMembers();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (members.hasData()) {
        json.skipChildren();
      } else {
        members.add(name, ErrorMembers.isEmpty(json, value));
      }
    }
    return members.isError();
  }

  private static byte[] wrapped(byte[] value) {
    ByteArrayOutputStream object = new ByteArrayOutputStream(value.length + 10);
    object.writeBytes("{\"value\":".getBytes(US_ASCII));
    object.writeBytes(value);
    object.write('}');
    return object.toByteArray();
  }

  private void link(JsonToken value) throws IOException {
    // OData allows the link only on a page that is not the last one, and only as a URL: null says
    // that rows follow, and not where.
    if (link != null || value != JsonToken.VALUE_STRING) {
      throw unexpected("Graph's link to the next page is not a string, or there are two");
    }
    link = json.getText();
    if (link.isEmpty()) {
      throw unexpected("Graph's link to the next page is empty");
    }
  }
}
