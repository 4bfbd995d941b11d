package org.dsr4j.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Plain text with lines of at most 110 characters. Values from outside cannot add lines, and cannot
 * hide or reverse the text next to them.
 */
final class WrappedText {

  private static final int WIDTH = 110;
  private static final String INDENT = "    ";

  private final StringBuilder out = new StringBuilder();

  /** Adds a wrapped paragraph. */
  void line(String text) {
    wrap("", text).forEach(this::row);
  }

  /** Adds a titled list; adds nothing when the list is empty. */
  void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      row("");
      row(title);
      lines.forEach(each -> wrap("  - ", each).forEach(this::row));
    }
  }

  /** Adds a line without wrapping. */
  void row(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** Truncates a text to the width of a column. */
  static String cut(String text, int width) {
    String clean = clean(text);
    return clean.length() <= width ? clean : clean.substring(0, width - 1) + "\u2026";
  }

  private static List<String> wrap(String first, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean begun = false;
    for (String word : clean(text).split(" ", -1)) {
      String rest = word;
      if (begun && line.length() + 1 + rest.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT);
        begun = false;
      }
      line.append(begun ? " " : "");
      while (line.length() + rest.length() > WIDTH) {
        int room = WIDTH - line.length();
        lines.add(line + rest.substring(0, room));
        rest = rest.substring(room);
        line = new StringBuilder(INDENT);
      }
      line.append(rest);
      begun = true;
    }
    lines.add(line.toString());
    return lines;
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(each -> clean.appendCodePoint(shown(each) ? each : '?'));
    return clean.toString();
  }

  private static boolean shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
