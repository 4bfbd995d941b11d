package org.dsr4j.intune.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dsr4j.graph.internal.paging.JsonStreamWalker;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.ContentWriter;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * The table inside a managed app status: a header with the column names, and a body of rows with
 * values. Its form is not published, so every unexpected form is a failure.
 */
final class StatusTableReader {

  private static final String HEADER = "content/header[]";
  private static final String ROW = "content/body[]";
  private static final String CELL = ROW + "/values[]";

  /** A value in its original notation. */
  private record Cell(@Nullable String value, boolean text) {

    void put(ContentWriter row, String name) {
      if (value == null || text) {
        row.put(name, value);
      } else if (value.equals("true") || value.equals("false")) {
        row.put(name, Boolean.parseBoolean(value));
      } else {
        BigDecimal number = new BigDecimal(value);
        if (number.toPlainString().equals(value)) {
          row.put(name, number);
        } else {
          row.put(name, value);
        }
      }
    }
  }

  private StatusTableReader() {}

  /**
   * Reads the table in a response.
   *
   * @throws UnreadableBodyException when there is none
   */
  static void read(Content answer, TableConsumer table) throws UnreadableBodyException {
    Content whole = unwrapped(answer);
    Header header = new Header();
    walk(whole, header);
    List<String> names = header.names();
    table.columns(names);
    Body body = new Body(names, table);
    walk(whole, body);
    if (!body.seen) {
      throw UnreadableBodyException.unexpected("a status has no table body");
    }
  }

  /** The table may be JSON, or a string that contains JSON. */
  private static Content unwrapped(Content answer) throws UnreadableBodyException {
    Optional<String> text = answer.text("content");
    try {
      return text.isEmpty()
          ? answer
          : Content.ofJson(("{\"content\":" + text.get() + "}").getBytes(UTF_8));
    } catch (DsrException e) {
      throw UnreadableBodyException.unexpected("a status contains a text that is not a table");
    }
  }

  private static void walk(Content answer, JsonStreamWalker.Visitor visitor)
      throws UnreadableBodyException {
    try {
      JsonStreamWalker.walk(new ByteArrayInputStream(answer.bytes()), Integer.MAX_VALUE, visitor);
    } catch (UnreadableBodyException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names begin with a lower-case or an upper-case letter. */
  private static String known(String place) {
    return place.toLowerCase(Locale.ROOT);
  }

  /** Finds the column names: strings, or objects with one string. */
  private static final class Header implements JsonStreamWalker.Visitor {

    private final List<String> names = new ArrayList<>();
    private @Nullable String name;

    List<String> names() throws UnreadableBodyException {
      if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
        throw UnreadableBodyException.unexpected("a status has no table header, or a column twice");
      }
      return List.copyOf(names);
    }

    @Override
    public JsonStreamWalker.Step at(String place, boolean array) {
      return known(place).isEmpty() || HEADER.startsWith(known(place))
          ? JsonStreamWalker.Step.ENTER
          : JsonStreamWalker.Step.SKIP;
    }

    @Override
    public void object(String place, Content object) {}

    @Override
    public void value(String place, @Nullable String value, boolean text)
        throws UnreadableBodyException {
      if (known(place).equals(HEADER)) {
        add(text ? value : null);
      } else if (known(place).startsWith(HEADER + "/") && text) {
        if (name != null) {
          throw UnreadableBodyException.unexpected("a column of a status has more than one name");
        }
        name = value;
      }
    }

    @Override
    public void leave(String place) throws UnreadableBodyException {
      if (known(place).equals(HEADER)) {
        add(name);
        name = null;
      }
    }

    private void add(@Nullable String found) throws UnreadableBodyException {
      if (found == null || found.isBlank()) {
        throw UnreadableBodyException.unexpected("a column of a status has no name");
      }
      names.add(found);
    }
  }

  /** Converts each row to an object. */
  private static final class Body implements JsonStreamWalker.Visitor {

    private final List<String> names;
    private final TableConsumer table;
    private final List<Cell> cells = new ArrayList<>();
    private boolean seen;

    Body(List<String> names, TableConsumer table) {
      this.names = names;
      this.table = table;
    }

    @Override
    public JsonStreamWalker.Step at(String place, boolean array) throws UnreadableBodyException {
      if (known(place).startsWith(CELL)) {
        throw UnreadableBodyException.unexpected("a cell of a status is not a plain value");
      }
      seen |= known(place).equals("content/body") && array;
      return place.isEmpty() || CELL.startsWith(known(place))
          ? JsonStreamWalker.Step.ENTER
          : JsonStreamWalker.Step.SKIP;
    }

    @Override
    public void object(String place, Content object) {}

    @Override
    public void value(String place, @Nullable String value, boolean text)
        throws UnreadableBodyException {
      if (known(place).equals(CELL)) {
        cells.add(new Cell(value, text));
      } else if (known(place).equals(ROW)) {
        throw UnreadableBodyException.unexpected("a row of a status is not an object");
      }
    }

    @Override
    public void leave(String place) throws UnreadableBodyException {
      if (!known(place).equals(ROW)) {
        return;
      }
      if (cells.size() != names.size()) {
        throw UnreadableBodyException.unexpected(
            "a row of a status has more or fewer cells than columns");
      }
      table.row(
          Content.object(
              row -> {
                for (int i = 0; i < names.size(); i++) {
                  cells.get(i).put(row, names.get(i));
                }
              }));
      cells.clear();
    }
  }
}
