package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The content of a record: one JSON object, with the tokens that the service sent.
 *
 * <p>Property names, their order, the notation of numbers ({@code 1.10} is not {@code 1.1}), nulls
 * and string values are preserved. Only white space between tokens is removed, so that a content
 * has one line. Immutable and thread-safe. {@link #toString()} shows only the size.
 */
public final class Content {

  /** The replacement of a withheld value. */
  public static final String WITHHELD = "[withheld]";

  private static final byte[] MARKER =
      ("\"" + WITHHELD + "\"").getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final byte[] json;

  private Content(byte[] json) {
    this.json = json;
  }

  /**
   * Returns received JSON as content.
   *
   * @param json one JSON object in UTF-8 without byte order mark; copied
   * @return the content
   * @throws DsrException with {@link DsrError#INVALID_CONTENT} for other bytes
   */
  public static Content ofJson(byte[] json) {
    return new Content(JsonText.compact(requireNonNull(json, "json").clone()));
  }

  /**
   * Writes a new JSON object, for services that do not return JSON.
   *
   * @param properties receives a writer and writes the properties in order
   * @return the content
   * @throws DsrException with {@link DsrError#INVALID_CONTENT} when the nesting is too deep, or a
   *     name or a number is too long
   */
  public static Content object(Consumer<ContentWriter> properties) {
    // Validated like received JSON: an unreadable record would make all other records unreadable.
    return new Content(JsonText.compact(JsonContentWriter.write(properties)));
  }

  /**
   * Returns the scalar values at a path, in document order.
   *
   * @param path the path; its arrays are traversed
   * @return strings without quotes, numbers and booleans in their notation; nulls are omitted
   */
  public List<String> values(FieldPath path) {
    List<String> found = new ArrayList<>(1);
    scan(List.of(path), (at, value) -> found.add(value));
    return found;
  }

  /**
   * Passes the scalar values at several paths to a consumer in one pass, in document order.
   *
   * @param paths the paths; their arrays are traversed
   * @param values receives each path with a value, in the form that {@link #values} returns
   */
  public void scan(Collection<FieldPath> paths, BiConsumer<FieldPath, String> values) {
    scan(paths, token -> token != JsonToken.VALUE_NULL, values);
  }

  /**
   * Passes the texts at several paths to a consumer in one pass, in document order; numbers and
   * booleans are omitted.
   *
   * @param paths the paths; their arrays are traversed
   * @param values receives each path with a text
   */
  public void scanTexts(Collection<FieldPath> paths, BiConsumer<FieldPath, String> values) {
    scan(paths, token -> token == JsonToken.VALUE_STRING, values);
  }

  private void scan(
      Collection<FieldPath> paths,
      Predicate<JsonToken> wanted,
      BiConsumer<FieldPath, String> values) {
    ContentScan.scan(
        json,
        List.copyOf(paths),
        new ContentScan.Visitor() {
          @Override
          public boolean wants(JsonToken start) {
            return false;
          }

          @Override
          public void scalar(FieldPath at, JsonParser parser) throws IOException {
            if (wanted.test(parser.currentToken())) {
              values.accept(at, parser.getText());
            }
          }

          @Override
          public void structure(FieldPath at, int start, int end) {}
        });
  }

  /** Returns the objects at a path, in document order; its arrays are traversed. */
  List<Content> objects(FieldPath path) {
    List<Content> found = new ArrayList<>();
    ContentScan.scan(
        json,
        List.of(path),
        new ContentScan.Visitor() {
          @Override
          public boolean wants(JsonToken start) {
            return start == JsonToken.START_OBJECT;
          }

          @Override
          public void scalar(FieldPath at, JsonParser parser) {}

          @Override
          public void structure(FieldPath at, int start, int end) {
            found.add(new Content(Arrays.copyOfRange(json, start, end)));
          }
        });
    return found;
  }

  /**
   * Returns the first scalar value at a path.
   *
   * @param path property names joined by slashes, see {@link FieldPath#of(String)}
   * @return the value, or empty when absent or null
   */
  public Optional<String> text(String path) {
    return values(FieldPath.of(path)).stream().findFirst();
  }

  /**
   * Returns the paths at which the record has no property. A property that is null or an empty
   * array is there, and so is everything below it; an object in place of a value is not a value.
   *
   * @param paths the paths; their arrays are traversed, and one element with the property is enough
   * @return the paths without a property, possibly none
   */
  public Set<FieldPath> missing(Collection<FieldPath> paths) {
    return paths.isEmpty() ? Set.of() : PropertyScan.missing(json, paths);
  }

  /**
   * Returns the paths at which the record has no text: as {@link #missing}, and also where the only
   * values are numbers or booleans.
   *
   * @param paths the paths of fields whose values are texts
   * @return the paths without a text, possibly none
   */
  public Set<FieldPath> withoutText(Collection<FieldPath> paths) {
    return paths.isEmpty() ? Set.of() : PropertyScan.withoutText(json, paths);
  }

  /**
   * Returns the paths that end in an empty array or lead through one: the record names nobody
   * there.
   *
   * @param paths the paths
   * @return the paths with an empty array, possibly none
   */
  public Set<FieldPath> emptyLists(Collection<FieldPath> paths) {
    return paths.isEmpty() ? Set.of() : PropertyScan.emptyLists(json, paths);
  }

  /**
   * Replaces the values at some paths with {@value #WITHHELD}; nulls are not replaced.
   *
   * @param paths the paths
   * @return the remaining content, and the path of each replaced value
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
   * Returns the JSON in UTF-8, on one line.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return json.clone();
  }

  /**
   * Returns the length of the JSON.
   *
   * @return the number of bytes
   */
  public int length() {
    return json.length;
  }

  /**
   * Writes the JSON without a copy.
   *
   * @param out the target; not closed
   * @throws IOException when the target cannot be written
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(json);
  }

  @Override
  public String toString() {
    return "Content[" + json.length + " bytes]";
  }

  /**
   * The result of {@link #withhold(Collection)}.
   *
   * @param content the remaining content
   * @param paths the path of each replaced value, in document order, once per value
   */
  public record Withheld(Content content, List<FieldPath> paths) {
    /**
     * Copies the collections.
     *
     * @param content not null
     * @param paths not null; copied
     */
    public Withheld {
      paths = List.copyOf(paths);
    }
  }

  private record Span(FieldPath path, int start, int end) {}

  private record SpanCollector(List<Span> spans) implements ContentScan.Visitor {
    @Override
    public boolean wants(JsonToken start) {
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
      // Two paths can lead to the same value; it is replaced once.
      if (spans.isEmpty() || spans.get(spans.size() - 1).start() != start) {
        spans.add(new Span(path, start, end));
      }
    }
  }
}
