package org.dsr4j.testkit.internal.text;

/**
 * The part of a text around a position, on one line.
 *
 * @param text the part
 * @param at the position within the part
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

  /** A line that marks the position when it is printed below the text. */
  public String caret() {
    return " ".repeat(at) + "^";
  }
}
