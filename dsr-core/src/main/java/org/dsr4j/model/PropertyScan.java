package org.dsr4j.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds properties that a record does not have, or that are empty, in one pass over its JSON. */
final class PropertyScan {

  /** A path whose first {@code depth} segments match the current position. */
  private record Cursor(FieldPath path, int depth) {
    boolean arrived() {
      return depth == path.segments().size();
    }
  }

  private final JsonParser parser;
  private final Set<FieldPath> missing;
  private final Set<FieldPath> empty = new LinkedHashSet<>();

  /** Whether numbers and booleans are not values. */
  private final boolean onlyText;

  private PropertyScan(JsonParser parser, Collection<FieldPath> paths, boolean onlyText) {
    this.parser = parser;
    this.onlyText = onlyText;
    this.missing = new LinkedHashSet<>(paths);
  }

  static Set<FieldPath> missing(byte[] json, Collection<FieldPath> paths) {
    return scan(json, paths, false).missing;
  }

  static Set<FieldPath> withoutText(byte[] json, Collection<FieldPath> paths) {
    return scan(json, paths, true).missing;
  }

  static Set<FieldPath> emptyLists(byte[] json, Collection<FieldPath> paths) {
    return scan(json, paths, false).empty;
  }

  private static PropertyScan scan(byte[] json, Collection<FieldPath> paths, boolean onlyText) {
    try (JsonParser parser = ContentScan.JSON.createParser(json)) {
      PropertyScan scan = new PropertyScan(parser, paths, onlyText);
      parser.nextToken();
      scan.object(List.copyOf(scan.missing).stream().map(path -> new Cursor(path, 0)).toList());
      return scan;
    } catch (IOException e) {
      throw new IllegalStateException("content was validated when it was created", e);
    }
  }

  private void object(List<Cursor> cursors) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      List<Cursor> inside = new ArrayList<>(2);
      for (Cursor cursor : cursors) {
        if (!cursor.arrived() && cursor.path().segments().get(cursor.depth()).equals(name)) {
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
    } else if (token == JsonToken.START_OBJECT) {
      object(cursors);
    } else if (token == JsonToken.START_ARRAY) {
      boolean hasElements = false;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        hasElements = true;
        value(cursors);
      }
      if (!hasElements) {
        cursors.forEach(cursor -> missing.remove(cursor.path()));
        cursors.forEach(cursor -> empty.add(cursor.path()));
      }
    } else {
      boolean nothing = token == JsonToken.VALUE_NULL;
      cursors.stream()
          .filter(cursor -> nothing || (cursor.arrived() && isValue(token)))
          .forEach(cursor -> missing.remove(cursor.path()));
    }
  }

  private boolean isValue(JsonToken token) {
    return !onlyText || token == JsonToken.VALUE_STRING;
  }
}
