package org.dsr4j.graph.internal.paging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphJson;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;

/**
 * Reads a body with exactly one JSON object, and extracts its values unchanged.
 *
 * <p>Strict: every unexpected part is a failure, so that an incomplete response is never accepted
 * as complete.
 */
public abstract sealed class ResponseReader permits PageReader, SingleObjectReader {

  static final String NEXT_LINK = "@odata.nextLink";

  /** The parser; messages of its exceptions quote the body and must not be used. */
  final JsonParser json;

  /** The names of the members that decide what the response is. */
  final MemberNames names = new MemberNames();

  /** The bytes that the parser has read. */
  final RetainingStream bytes;

  ResponseReader(InputStream body, int limit) throws IOException {
    bytes = new RetainingStream(body, limit);
    json = GraphJson.FACTORY.createParser(bytes);
  }

  /** Reads a property of the object, from its name to the last token of its value. */
  abstract void property(String name) throws IOException;

  /**
   * Reads the body completely.
   *
   * @throws GraphIoException when it is invalid
   */
  final void read() throws GraphIoException {
    try (json) {
      object();
      end();
    } catch (GraphIoException e) {
      throw e;
    } catch (StreamConstraintsException e) {
      throw unexpected("Graph's response is nested too deeply or has an overlong name or number");
    } catch (JsonProcessingException e) {
      // The parser reports no syntax error for a missing token at the end.
      throw bytes.ended() ? truncated() : unexpected("Graph's response is malformed");
    } catch (IOException e) {
      throw new GraphIoException(FailureMapping.interrupted(e));
    }
  }

  private void object() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw unexpected("Graph's response is empty or not a JSON object");
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
      throw unexpected("Graph's response has data after its end");
    }
  }

  /** Returns the offset of the current token. */
  final long start() {
    return json.currentTokenLocation().getByteOffset();
  }

  /** Returns the offset after the current token, which is read to its end. */
  final long position() {
    return json.currentLocation().getByteOffset();
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
        FailureMapping.unusable(GraphError.TRUNCATED, "Graph's response ended too early"));
  }
}
