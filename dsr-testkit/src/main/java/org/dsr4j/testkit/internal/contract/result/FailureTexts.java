package org.dsr4j.testkit.internal.contract.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Texts for failure messages, and all messages of a throwable. */
public final class FailureTexts {

  private static final int LONGEST = 300;

  private FailureTexts() {}

  public static String abbreviate(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + ")";
  }

  public static String describe(Throwable e) {
    return e.getClass().getName() + ": " + abbreviate(String.valueOf(e.getMessage()));
  }

  /** The messages of a throwable, its causes and its suppressed exceptions. */
  public static List<String> messages(Throwable e) {
    List<String> messages = new ArrayList<>();
    for (Throwable at = e; at != null && messages.size() < 50; at = at.getCause()) {
      messages.add(String.valueOf(at));
      for (Throwable suppressed : at.getSuppressed()) {
        messages.add(String.valueOf(suppressed));
      }
    }
    return messages;
  }

  public static String sample(Collection<String> texts) {
    List<String> shown = texts.stream().limit(3).map(FailureTexts::abbreviate).toList();
    return shown
        + (texts.size() > shown.size() ? " and " + (texts.size() - shown.size()) + " more" : "");
  }
}
