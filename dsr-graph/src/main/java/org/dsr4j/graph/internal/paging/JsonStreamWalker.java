package org.dsr4j.graph.internal.paging;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphJson;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * Parses a JSON stream and extracts objects from it, token by token as they were sent, with
 * constant memory.
 *
 * <p>A place is a path of property names separated by slashes; {@code []} represents the elements
 * of an array. The root is {@code ""}, the rows of a list are at {@code value[]}.
 */
public final class JsonStreamWalker {

  /** The handling of an object or an array. */
  public enum Step {
    /** Visit its children. */
    ENTER,
    /** Extract the object; an array is an unexpected response. */
    TAKE,
    /** Skip it. */
    SKIP
  }

  /** Decides the handling, and receives the values. */
  public interface Visitor {

    /**
     * Decides the handling of an object or an array.
     *
     * @param place the endpoint
     * @param array whether it is an array
     * @return what to do with it
     * @throws UnreadableBodyException when this place must not have such a value
     */
    Step at(String place, boolean array) throws UnreadableBodyException;

    /**
     * Receives an extracted object.
     *
     * @param place the endpoint
     * @param object the object
     * @throws UnreadableBodyException when it is unusable
     */
    void object(String place, Content object) throws UnreadableBodyException;

    /**
     * Receives a value that is neither object nor array, inside a visited object or array.
     *
     * @param place the endpoint
     * @param value strings as text, numbers and booleans in their original notation, null for null
     * @param text whether it is a string
     * @throws UnreadableBodyException when this place must not have such a value
     */
    default void value(String place, @Nullable String value, boolean text)
        throws UnreadableBodyException {}

    /**
     * Leaves a visited object or array.
     *
     * @param place the endpoint
     * @throws UnreadableBodyException when a part of it is missing
     */
    default void leave(String place) throws UnreadableBodyException {}
  }

  private final JsonParser json;
  private final RetainingStream bytes;
  private final Visitor visitor;

  private JsonStreamWalker(InputStream in, int limit, Visitor visitor) throws IOException {
    bytes = new RetainingStream(in, limit);
    json = GraphJson.FACTORY.createParser(bytes);
    this.visitor = visitor;
  }

  /**
   * Parses the stream completely.
   *
   * @param in UTF-8 without byte order mark; not closed
   * @param limit the maximum number of bytes of an object or a value
   * @param visitor decides the handling; its exceptions are passed to the caller
   * @throws UnreadableBodyException when it is not JSON, incomplete, or a part is too large
   * @throws IOException when the stream fails
   */
  public static void walk(InputStream in, int limit, Visitor visitor) throws IOException {
    JsonStreamWalker walk =
        new JsonStreamWalker(requireNonNull(in, "in"), limit, requireNonNull(visitor));
    try (JsonParser json = walk.json) {
      if (json.nextToken() == null) {
        throw UnreadableBodyException.unexpected("a body is empty");
      }
      walk.value("");
      if (json.nextToken() != null) {
        throw UnreadableBodyException.unexpected("a body has data after its end");
      }
    } catch (StreamConstraintsException e) {
      throw UnreadableBodyException.unexpected(
          "a body is nested too deeply or has an overlong number");
    } catch (JsonProcessingException e) {
      // Parser messages quote the body.
      throw walk.bytes.ended()
          ? UnreadableBodyException.of(GraphError.TRUNCATED, "a body ended too early")
          : UnreadableBodyException.unexpected("a body is malformed");
    }
  }

  private void value(String place) throws IOException {
    JsonToken token = json.currentToken();
    if (token.isScalarValue()) {
      bytes.check(position());
      visitor.value(
          place,
          token == JsonToken.VALUE_NULL ? null : json.getText(),
          token == JsonToken.VALUE_STRING);
    } else {
      boolean array = token == JsonToken.START_ARRAY;
      switch (visitor.at(place, array)) {
        case ENTER -> enter(place, array);
        case TAKE -> take(place, array);
        case SKIP -> skip();
      }
    }
    bytes.discardBefore(position());
  }

  private void enter(String place, boolean array) throws IOException {
    if (array) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        value(place + "[]");
      }
    } else {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        value(place.isEmpty() ? name : place + "/" + name);
      }
    }
    visitor.leave(place);
  }

  private void take(String place, boolean array) throws IOException {
    if (array) {
      throw UnreadableBodyException.unexpected("a body has an array instead of an object");
    }
    long start = json.currentTokenLocation().getByteOffset();
    bytes.discardBefore(start);
    json.skipChildren();
    visitor.object(place, content(bytes.slice(start, position())));
  }

  private static Content content(byte[] object) throws UnreadableBodyException {
    try {
      return Content.ofJson(object);
    } catch (DsrException e) {
      throw UnreadableBodyException.unexpected("an object in a body is malformed");
    }
  }

  /** Reads it in pieces, so that nothing is stored. */
  private void skip() throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == null) {
        throw UnreadableBodyException.of(GraphError.TRUNCATED, "a body ended too early");
      }
      json.finishToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      bytes.discardBefore(position());
    }
  }

  private long position() throws IOException {
    json.finishToken();
    return json.currentLocation().getByteOffset();
  }
}
