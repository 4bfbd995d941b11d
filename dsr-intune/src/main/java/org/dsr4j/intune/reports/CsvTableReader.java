package org.dsr4j.intune.reports;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;

/**
 * Reads comma-separated values according to RFC 4180; the first line contains the column names.
 *
 * <p>Strict: a malformed table is a failure, because a shifted cell could assign a row to another
 * person. Keeps one line in memory.
 */
final class CsvTableReader {

  private static final int MAX_LINE = 1 << 20;
  private static final int MAX_COLUMNS = 2_000;
  private static final int END = -1;
  private static final int NONE = -2;

  private final Reader in;
  private final TableConsumer table;
  private final StringBuilder cell = new StringBuilder();
  private int ahead = NONE;
  private int length;
  private boolean blank;

  private CsvTableReader(Reader in, TableConsumer table) {
    this.in = in;
    this.table = table;
  }

  /**
   * Reads the table completely.
   *
   * @param in characters; buffered by the caller
   * @throws UnreadableBodyException when it is not a table
   */
  static void read(Reader in, TableConsumer table) throws IOException {
    try {
      new CsvTableReader(in, table).read();
    } catch (CharacterCodingException e) {
      throw UnreadableBodyException.unexpected("a table is not UTF-8");
    }
  }

  private void read() throws IOException {
    List<String> names = line();
    if (names.size() == 1 && names.get(0).isBlank()) {
      throw UnreadableBodyException.unexpected("a table has no line of column names");
    }
    if (names.size() > MAX_COLUMNS || new HashSet<>(names).size() < names.size()) {
      throw UnreadableBodyException.unexpected("a table has too many columns, or two of one name");
    }
    table.columns(names);
    while (peek() != END) {
      List<String> cells = line();
      if (!blank || names.size() == 1) {
        table.row(row(names, cells));
      }
    }
  }

  private static Content row(List<String> names, List<String> cells)
      throws UnreadableBodyException {
    if (cells.size() != names.size()) {
      throw UnreadableBodyException.unexpected(
          "a line of a table has more or fewer cells than columns");
    }
    try {
      return Content.object(
          row -> {
            for (int i = 0; i < cells.size(); i++) {
              row.put(names.get(i), cells.get(i));
            }
          });
    } catch (DsrException e) {
      throw UnreadableBodyException.unexpected("a column name of a table is too long");
    }
  }

  private List<String> line() throws IOException {
    List<String> cells = new ArrayList<>();
    length = 0;
    blank = true;
    boolean more = true;
    while (more) {
      cell.setLength(0);
      boolean inQuotes = peek() == '"';
      int end = inQuotes ? quoted() : bare();
      cells.add(cell.toString());
      blank &= !inQuotes && cell.isEmpty() && end != ',';
      more = end == ',';
      if (end == '\r' && peek() == '\n') {
        next();
      }
    }
    return cells;
  }

  /** Reads up to the end of the cell: a comma, the end of the line, or the end of the input. */
  private int bare() throws IOException {
    int c = next();
    while (!ends(c)) {
      if (c == '"') {
        throw UnreadableBodyException.unexpected("a cell of a table has a quote in its middle");
      }
      cell.append((char) c);
      c = next();
    }
    return c;
  }

  private int quoted() throws IOException {
    next();
    while (true) {
      int c = next();
      if (c == END) {
        throw UnreadableBodyException.of(GraphError.TRUNCATED, "a table ended inside a cell");
      }
      if (c == '"') {
        if (peek() != '"') {
          break;
        }
        next();
      }
      cell.append((char) c);
    }
    int c = next();
    if (!ends(c)) {
      throw UnreadableBodyException.unexpected("a cell of a table has text after its quotes");
    }
    return c;
  }

  private static boolean ends(int c) {
    return c == ',' || c == '\n' || c == '\r' || c == END;
  }

  private int peek() throws IOException {
    if (ahead == NONE) {
      ahead = in.read();
    }
    return ahead;
  }

  private int next() throws IOException {
    int c = peek();
    ahead = NONE;
    if (c == 0) {
      throw UnreadableBodyException.unexpected("a table is not text, or has another encoding");
    }
    if (++length > MAX_LINE) {
      throw UnreadableBodyException.of(GraphError.TOO_LARGE, "a line of a table is too long");
    }
    return c;
  }
}
