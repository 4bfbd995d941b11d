package org.dsr4j.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Plain text in lines of at most 110 characters. What came from elsewhere cannot add a line of its
 * own, nor hide or turn around what stands beside it.
 */
final class WrappedText {

  private static final int WIDTH = 110;
  private static final String INDENT = "    ";

  private final StringBuilder out = new StringBuilder();

  /** Adds a paragraph, wrapped. */
  void line(String text) {
    wrap("", text).forEach(this::row);
  }

  /** Adds a titled list, or nothing when it is empty. */
  void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      row("");
      row(title);
      lines.forEach(each -> wrap("  - ", each).forEach(this::row));
    }
  }

  /** Adds a line that fits. */
  void row(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** Shortens a text to a column. */
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
