package org.dsr4j.graph.internal.paging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphJson;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;

/**
 * Reads a body that holds exactly one JSON object, and cuts values out of it raw.
 *
 * <p>Strict: whatever is not as it should be is a failure, so that no answer is ever half read and
 * taken for whole.
 */
public abstract sealed class ResponseReader permits PageReader, SingleObjectReader {

  static final String NEXT_LINK = "@odata.nextLink";

  /** The parser; messages of its exceptions quote the body and go nowhere. */
  final JsonParser json;

  /** What the parser has read. */
  final RetainingStream bytes;

  ResponseReader(InputStream body, int limit) throws IOException {
    bytes = new RetainingStream(body, limit);
    json = GraphJson.FACTORY.createParser(bytes);
  }

  /** Reads a property of the object, from its name to the last token of its value. */
  abstract void property(String name) throws IOException;

  /**
   * Reads the body to its end.
   *
   * @throws GraphIoException when it is not as it should be
   */
  final void read() throws GraphIoException {
    try (json) {
      object();
      end();
    } catch (GraphIoException e) {
      throw e;
    } catch (StreamConstraintsException e) {
      throw unexpected("Graph's answer is nested too deeply or has an overlong name or number");
    } catch (JsonProcessingException e) {
      // A token that nothing follows is no syntax error.
      throw bytes.ended() ? truncated() : unexpected("Graph's answer is malformed");
    } catch (IOException e) {
      throw new GraphIoException(FailureMapping.interrupted(e));
    }
  }

  private void object() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw unexpected("Graph's answer is empty or no JSON object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      property(json.currentName());
    }
  }

  private void end() throws IOException {
    boolean more;
    try {
      more = json.nextToken() != null;
    } catch (JsonProcessingException e) {
      more = true;
    }
    if (more) {
      throw unexpected("Graph's answer goes on behind its end");
    }
  }

  /** Goes past the value that begins with the current token. */
  final void skipValue() throws IOException {
    json.skipChildren();
    json.finishToken();
  }

  /** Where the current token begins. */
  final long start() {
    return json.currentTokenLocation().getByteOffset();
  }

  /** Behind the current token, once it was read to its end. */
  final long position() {
    return json.currentLocation().getByteOffset();
  }

  static boolean namesLink(String property) {
    return property.toLowerCase(Locale.ROOT).endsWith("nextlink");
  }

  static Content content(byte[] object) throws GraphIoException {
    try {
      return Content.ofJson(object);
    } catch (DsrException e) {
      throw unexpected("a row or an object is malformed");
    }
  }

  public static GraphIoException unexpected(String happened) {
    return new GraphIoException(FailureMapping.unusable(GraphError.UNEXPECTED_ANSWER, happened));
  }

  private static GraphIoException truncated() {
    return new GraphIoException(
        FailureMapping.unusable(GraphError.TRUNCATED, "Graph's answer ended in the middle"));
  }
}
