package org.dsr4j.testkit.internal.text;

/**
 * The part of a text around a place, on one line.
 *
 * @param text the part
 * @param at where the place is within it
 */
public record Excerpt(String text, int at) {

  private static final int BEFORE = 30;
  private static final int AFTER = 50;

  public static Excerpt of(String text, int place) {
    int from = Math.max(0, place - BEFORE);
    int to = Math.min(text.length(), place + AFTER);
    String head = from > 0 ? "…" : "";
    String tail = to < text.length() ? "…" : "";
    String line = text.substring(from, to).replaceAll("\\R", " ");
    return new Excerpt(head + line + tail, head.length() + place - from);
  }

  /** A line that points at the place, when it stands below the text. */
  public String caret() {
    return " ".repeat(at) + "^";
  }
}
