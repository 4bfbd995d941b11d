package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A record's content: one JSON object, token by token as the service sent it.
 *
 * <p>Property names, their order, number lexemes ({@code 1.10} is not {@code 1.1}), nulls and
 * string values survive; only white space between tokens is dropped, so that a content is one line.
 * Immutable and thread-safe. {@link #toString()} shows the size only.
 */
public final class Content {

  /** What stands in place of a value that was withheld. */
  public static final String WITHHELD = "[withheld]";

  private static final byte[] MARKER =
      ("\"" + WITHHELD + "\"").getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final byte[] json;

  private Content(byte[] json) {
    this.json = json;
  }

  /**
   * Takes over JSON as it was received.
   *
   * @param json one JSON object in UTF-8 without byte order mark; copied
   * @return the content
   * @throws DsrException with {@link DsrError#INVALID_CONTENT} when it is anything else
   */
  public static Content ofJson(byte[] json) {
    return new Content(JsonText.compact(requireNonNull(json, "json").clone()));
  }

  /**
   * Writes a new JSON object, for services that do not speak JSON.
   *
   * @param properties is handed a writer and puts the properties in order
   * @return the content
   * @throws DsrException with {@link DsrError#INVALID_CONTENT} when it is nested too deeply, or
   *     when a name or a number is too long
   */
  public static Content object(Consumer<ContentWriter> properties) {
    // Checked like what was received: a record that cannot be read back would cost all others.
    return new Content(JsonText.compact(JsonContentWriter.write(properties)));
  }

  /**
   * The scalar values at a path, in document order.
   *
   * @param path the path; arrays on the way are walked through
   * @return strings as they are, numbers and booleans as their lexemes; nulls are left out
   */
  public List<String> values(FieldPath path) {
    List<String> found = new ArrayList<>(1);
    scan(List.of(path), (at, value) -> found.add(value));
    return found;
  }

  /**
   * Goes through the scalar values at several paths in one pass, in document order.
   *
   * @param paths the paths; arrays on the way are walked through
   * @param values is told each path met and the value there, as {@link #values} returns it
   */
  public void scan(Collection<FieldPath> paths, BiConsumer<FieldPath, String> values) {
    ContentScan.scan(
        json,
        List.copyOf(paths),
        new ContentScan.Visitor() {
          @Override
          public boolean wantsStructures() {
            return false;
          }

          @Override
          public void scalar(FieldPath at, JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
              values.accept(at, parser.getText());
            }
          }

          @Override
          public void structure(FieldPath at, int start, int end) {}
        });
  }

  /**
   * The first scalar value at a path.
   *
   * @param path property names joined by slashes, see {@link FieldPath#of(String)}
   * @return the value, or empty when absent or null
   */
  public Optional<String> text(String path) {
    return values(FieldPath.of(path)).stream().findFirst();
  }

  /**
   * Replaces the values at some paths by {@value #WITHHELD}; nulls stay.
   *
   * @param paths the paths
   * @return the content that is left, and the path of each value replaced
   */
  public Withheld withhold(Collection<FieldPath> paths) {
    List<Span> spans = new ArrayList<>();
    ContentScan.scan(json, List.copyOf(paths), new SpanCollector(spans));
    if (spans.isEmpty()) {
      return new Withheld(this, List.of());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
    int from = 0;
    for (Span span : spans) {
      out.write(json, from, span.start() - from);
      out.writeBytes(MARKER);
      from = span.end();
    }
    out.write(json, from, json.length - from);
    return new Withheld(new Content(out.toByteArray()), spans.stream().map(Span::path).toList());
  }

  /**
   * The JSON in UTF-8, on one line.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return json.clone();
  }

  /**
   * The length of the JSON.
   *
   * @return bytes
   */
  public int length() {
    return json.length;
  }

  /**
   * Writes the JSON without copying it first.
   *
   * @param out where to; left open
   * @throws IOException when it cannot be written
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(json);
  }

  @Override
  public String toString() {
    return "Content[" + json.length + " bytes]";
  }

  /**
   * What {@link #withhold(Collection)} left and took away.
   *
   * @param content what is left
   * @param paths the path of each value replaced, in document order, repeated where it was met
   *     repeatedly
   */
  public record Withheld(Content content, List<FieldPath> paths) {
    /**
     * Copies.
     *
     * @param content see {@link #content()}
     * @param paths see {@link #paths()}
     */
    public Withheld {
      paths = List.copyOf(paths);
    }
  }

  private record Span(FieldPath path, int start, int end) {}

  private record SpanCollector(List<Span> spans) implements ContentScan.Visitor {
    @Override
    public boolean wantsStructures() {
      return true;
    }

    @Override
    public void scalar(FieldPath path, JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      int start = ContentScan.offset(parser.currentTokenLocation().getByteOffset());
      parser.finishToken();
      structure(path, start, ContentScan.offset(parser.currentLocation().getByteOffset()));
    }

    @Override
    public void structure(FieldPath path, int start, int end) {
      // Two paths may lead to one value; it is cut once.
      if (spans.isEmpty() || spans.get(spans.size() - 1).start() != start) {
        spans.add(new Span(path, start, end));
      }
    }
  }
}
