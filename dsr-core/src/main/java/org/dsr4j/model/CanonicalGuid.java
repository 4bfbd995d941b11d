package org.dsr4j.model;

/**
 * The one form of a GUID: lower case, with hyphens. Services and administrators also write it
 * without hyphens, in braces or in parentheses.
 */
final class CanonicalGuid {

  private static final int DIGITS = 32;

  /** The positions of the hyphens in the form with hyphens. */
  private static final String FORM = "00000000-0000-0000-0000-000000000000";

  private CanonicalGuid() {}

  /** Converts a text that is a GUID; every other text is unchanged. */
  static String of(String folded) {
    String bare = withoutBrackets(folded);
    boolean hyphens = hasHyphens(bare);
    if ((!hyphens && bare.length() != DIGITS) || !hasOnlyDigits(bare, hyphens)) {
      return folded;
    }
    return hyphens ? bare : withHyphens(bare);
  }

  private static String withoutBrackets(String text) {
    boolean enclosed =
        (text.startsWith("{") && text.endsWith("}"))
            || (text.startsWith("(") && text.endsWith(")"));
    return enclosed ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean hasHyphens(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      if ((text.charAt(i) == '-') != (FORM.charAt(i) == '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasOnlyDigits(String text, boolean hyphens) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i)) && !(hyphens && FORM.charAt(i) == '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
  }

  private static String withHyphens(String digits) {
    StringBuilder guid = new StringBuilder(digits);
    for (int at = 0; at < FORM.length(); at++) {
      if (FORM.charAt(at) == '-') {
        guid.insert(at, '-');
      }
    }
    return guid.toString();
  }
}
