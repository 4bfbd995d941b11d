package org.dsr4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the values at given paths in one pass over the JSON of a record. */
final class ContentScan {

  static final int MAX_NESTING = 500;

  static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(10_000)
                  .build())
          .build();

  /** Receives each value; offsets are positions in the scanned bytes. */
  interface Visitor {
    /** Returns whether a complete array or object at the end of a path is needed. */
    boolean wants(JsonToken start);

    void scalar(FieldPath path, JsonParser parser) throws IOException;

    void structure(FieldPath path, int start, int end);
  }

  /** A path whose first {@code depth} segments match the current position. */
  private record Cursor(FieldPath path, int depth) {
    boolean arrived() {
      return depth == path.segments().size();
    }

    String next() {
      return path.segments().get(depth);
    }
  }

  private final JsonParser parser;
  private final Visitor visitor;

  private ContentScan(JsonParser parser, Visitor visitor) {
    this.parser = parser;
    this.visitor = visitor;
  }

  static void scan(byte[] json, List<FieldPath> paths, Visitor visitor) {
    if (paths.isEmpty()) {
      return;
    }
    List<Cursor> cursors = new ArrayList<>(paths.size());
    paths.forEach(path -> cursors.add(new Cursor(path, 0)));
    try (JsonParser parser = JSON.createParser(json)) {
      ContentScan scan = new ContentScan(parser, visitor);
      parser.nextToken();
      scan.object(cursors);
    } catch (IOException e) {
      throw new IllegalStateException("content was validated when it was created", e);
    }
  }

  private void object(List<Cursor> cursors) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      List<Cursor> inside = new ArrayList<>(2);
      for (Cursor cursor : cursors) {
        if (!cursor.arrived() && cursor.next().equals(name)) {
          inside.add(new Cursor(cursor.path(), cursor.depth() + 1));
        }
      }
      parser.nextToken();
      value(inside);
    }
  }

  private void value(List<Cursor> cursors) throws IOException {
    JsonToken token = parser.currentToken();
    if (cursors.isEmpty()) {
      parser.skipChildren();
    } else if (!token.isStructStart()) {
      for (Cursor cursor : cursors) {
        if (cursor.arrived()) {
          visitor.scalar(cursor.path(), parser);
        }
      }
    } else if (visitor.wants(token) && cursors.stream().anyMatch(Cursor::arrived)) {
      whole(cursors);
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(cursors);
      }
    } else {
      object(cursors);
    }
  }

  private void whole(List<Cursor> cursors) throws IOException {
    int start = offset(parser.currentTokenLocation().getByteOffset());
    parser.skipChildren();
    int end = offset(parser.currentLocation().getByteOffset());
    for (Cursor cursor : cursors) {
      if (cursor.arrived()) {
        visitor.structure(cursor.path(), start, end);
        return;
      }
    }
  }

  static int offset(long byteOffset) {
    return Math.toIntExact(byteOffset);
  }
}
