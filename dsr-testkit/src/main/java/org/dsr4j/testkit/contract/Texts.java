package org.dsr4j.testkit.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the kit shows of things, and everything that a throwable says. */
final class Texts {

  private static final int LONGEST = 300;

  private Texts() {}

  static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… (" + text.length() + ")";
  }

  static String thrown(Throwable e) {
    return e.getClass().getName() + ": " + shortened(String.valueOf(e.getMessage()));
  }

  /** The messages of a throwable, its causes and what it suppressed. */
  static List<String> messages(Throwable e) {
    List<String> messages = new ArrayList<>();
    for (Throwable at = e; at != null && messages.size() < 50; at = at.getCause()) {
      messages.add(String.valueOf(at));
      for (Throwable suppressed : at.getSuppressed()) {
        messages.add(String.valueOf(suppressed));
      }
    }
    return messages;
  }

  static String some(Collection<String> texts) {
    List<String> shown = texts.stream().limit(3).map(Texts::shortened).toList();
    return shown
        + (texts.size() > shown.size() ? " and " + (texts.size() - shown.size()) + " more" : "");
  }
}
