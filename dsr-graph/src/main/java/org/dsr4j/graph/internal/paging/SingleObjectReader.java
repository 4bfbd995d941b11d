package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.model.Content;

/**
 * Reads an answer that is one object.
 *
 * <p>Takes away exactly the top-level {@code @odata.context}: it describes the answer and repeats
 * what was asked, and rows of a listing never have it.
 */
public final class SingleObjectReader extends ResponseReader {

  private static final String CONTEXT = "@odata.context";

  private final ByteArrayOutputStream object = new ByteArrayOutputStream();
  private boolean error;
  private int properties;

  private SingleObjectReader(InputStream body, int limit) throws IOException {
    super(body, limit);
  }

  /**
   * Reads an object to its end.
   *
   * @throws GraphIoException when the body is anything else
   */
  public static Content read(InputStream body, int limit) throws IOException {
    SingleObjectReader reader = new SingleObjectReader(body, limit);
    reader.read();
    if (reader.error && reader.properties == 1) {
      throw unexpected("Graph reported an error in place of an object");
    }
    reader.object.writeBytes((reader.properties == 0 ? "{}" : "}").getBytes(US_ASCII));
    return content(reader.object.toByteArray());
  }

  @Override
  void property(String name) throws IOException {
    if (name.startsWith("@") && namesLink(name)) {
      throw unexpected("Graph answered with a listing in place of an object");
    }
    // Nothing is let go of while the object is read, so that the limit holds for all of it.
    long start = start();
    JsonToken value = json.nextToken();
    skipValue();
    if (!name.equals(CONTEXT)) {
      error |= name.equals("error") && value == JsonToken.START_OBJECT;
      object.write(properties == 0 ? '{' : ',');
      object.writeBytes(bytes.slice(start, position()));
      properties++;
    }
  }
}
