package org.dsr4j.intune.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CodingErrorAction;
import org.dsr4j.graph.internal.paging.JsonStreamWalker;
import org.dsr4j.graph.model.UnreadableBodyException;

/** Reads a table in CSV or JSON: the declared format is not always the actual one. */
final class TableReader {

  private static final int MAX_ROW_BYTES = 4 << 20;
  private static final int[] MARK = {0xEF, 0xBB, 0xBF};

  private TableReader() {}

  /**
   * Reads CSV or JSON completely.
   *
   * @param in UTF-8, with or without byte order mark; not closed
   * @throws UnreadableBodyException when it is neither
   */
  static void read(InputStream in, TableConsumer table) throws IOException {
    PushbackInputStream text = new PushbackInputStream(in, MARK.length);
    skipMark(text);
    int first = firstMeant(text);
    if (first == '{' || first == '[') {
      JsonTableReader rows = new JsonTableReader(table);
      JsonStreamWalker.walk(text, MAX_ROW_BYTES, rows);
      rows.end();
    } else {
      CsvTableReader.read(
          new BufferedReader(
              new InputStreamReader(
                  text,
                  UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT))),
          table);
    }
  }

  private static void skipMark(PushbackInputStream text) throws IOException {
    byte[] start = text.readNBytes(MARK.length);
    boolean marked = start.length == MARK.length;
    for (int i = 0; marked && i < MARK.length; i++) {
      marked = (start[i] & 0xff) == MARK[i];
    }
    if (!marked) {
      text.unread(start);
    }
  }

  /**
   * White space before JSON is skipped; white space before CSV would be part of a cell, which does
   * not occur.
   */
  private static int firstMeant(PushbackInputStream text) throws IOException {
    int c = text.read();
    while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      c = text.read();
    }
    if (c >= 0) {
      text.unread(c);
    }
    return c;
  }
}
