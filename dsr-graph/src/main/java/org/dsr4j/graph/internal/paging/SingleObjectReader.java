package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.model.Content;

/**
 * Reads a response that is one object.
 *
 * <p>Removes only the top-level {@code @odata.context}: it describes the response and repeats the
 * request, and rows of a list never have it.
 */
public final class SingleObjectReader extends ResponseReader {

  private static final String CONTEXT = "@odata.context";

  private final ByteArrayOutputStream object = new ByteArrayOutputStream();
  private final ErrorMembers errors = new ErrorMembers();
  private int properties;

  private SingleObjectReader(InputStream body, int limit) throws IOException {
    super(body, limit);
  }

  /**
   * Reads an object completely.
   *
   * @throws GraphIoException when the body is not one object
   */
  public static Content read(InputStream body, int limit) throws IOException {
    SingleObjectReader reader = new SingleObjectReader(body, limit);
    reader.read();
    if (reader.errors.isError()) {
      throw unexpected("Graph reported an error instead of an object");
    }
    reader.object.writeBytes((reader.properties == 0 ? "{}" : "}").getBytes(US_ASCII));
    return content(reader.object.toByteArray());
  }

  @Override
  void property(String name) throws IOException {
    if (name.strip().equalsIgnoreCase("value")) {
      // Other members are passed on as they are, also if two have one name.
      names.enter(name);
    }
    // No bytes are released while the object is read, so that the limit applies to the whole
    // object.
    long start = start();
    JsonToken value = json.nextToken();
    boolean empty = ErrorMembers.isEmpty(json, value);
    json.finishToken();
    if (!empty
        && (MemberNames.isAnnotation(name) || name.equalsIgnoreCase("nextLink"))
        && MemberNames.seemsLink(name)) {
      throw unexpected("Graph returned a list instead of an object");
    }
    if (!name.equals(CONTEXT)) {
      errors.add(name, empty);
      object.write(properties == 0 ? '{' : ',');
      object.writeBytes(bytes.slice(start, position()));
      properties++;
    } else {
      bytes.check(position());
    }
  }
}
