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
 * Walks through JSON that arrives as a stream and cuts objects out of it, token by token as they
 * were sent, in memory that does not grow with it.
 *
 * <p>Places are written as property names joined by slashes, {@code []} standing for the elements
 * of an array: the root is {@code ""}, the rows of a listing are at {@code value[]}.
 */
public final class JsonStreamWalker {

  /** What to do with an object or an array. */
  public enum Step {
    /** Go through it. */
    ENTER,
    /** Cut the object out; of an array it makes the answer an unexpected one. */
    TAKE,
    /** Leave it alone. */
    SKIP
  }

  /** Decides the way, and takes what was met on it. */
  public interface Visitor {

    /**
     * Decides about an object or an array.
     *
     * @param place where it is
     * @param array whether it is an array
     * @return what to do with it
     * @throws UnreadableBodyException when nothing of the kind may be there
     */
    Step at(String place, boolean array) throws UnreadableBodyException;

    /**
     * Takes an object that was cut out.
     *
     * @param place where it was
     * @param object the object
     * @throws UnreadableBodyException when it cannot be used
     */
    void object(String place, Content object) throws UnreadableBodyException;

    /**
     * Meets a value that is neither object nor array, in something that was entered.
     *
     * @param place where it is
     * @param value strings as they are, numbers and truth values as they were written, null for
     *     null
     * @param text whether it is a string
     * @throws UnreadableBodyException when nothing of the kind may be there
     */
    default void value(String place, @Nullable String value, boolean text)
        throws UnreadableBodyException {}

    /**
     * Leaves an object or an array that was entered.
     *
     * @param place where it was
     * @throws UnreadableBodyException when something is missing from it
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
   * Walks from the beginning to the end.
   *
   * @param in UTF-8 without byte order mark; left open
   * @param limit how many bytes an object or a value may have
   * @param visitor decides the way; what it throws passes through
   * @throws UnreadableBodyException when it is no JSON, or not whole, or something in it is too
   *     large
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
        throw UnreadableBodyException.unexpected("a body goes on behind its end");
      }
    } catch (StreamConstraintsException e) {
      throw UnreadableBodyException.unexpected(
          "a body is nested too deeply or has an overlong number");
    } catch (JsonProcessingException e) {
      // Messages of the parser quote the body.
      throw walk.bytes.ended()
          ? UnreadableBodyException.of(GraphError.TRUNCATED, "a body ended in the middle")
          : UnreadableBodyException.unexpected("a body is malformed");
    }
  }

  private void value(String place) throws IOException {
    JsonToken token = json.currentToken();
    if (token.isScalarValue()) {
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
      throw UnreadableBodyException.unexpected("a body has an array in place of an object");
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

  /** Piece by piece, so that nothing of it is kept. */
  private void skip() throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == null) {
        throw UnreadableBodyException.of(GraphError.TRUNCATED, "a body ended in the middle");
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
