package org.dsr4j.change;

import java.net.IDN;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The canonical form in which people are compared: compatibility characters, case, white space,
 * invisible characters, and the form of hyphens and apostrophes make no difference.
 *
 * <p>A name with an address or an object id, such as {@code Anna Smith <anna@contoso.example>},
 * also equals the address or the id. Two names that only look alike (Latin and Cyrillic letters)
 * stay different.
 */
final class ComparedName {

  /** Characters without ink: Unicode treats them as letters, marks or symbols. */
  private static final String BLANK_LETTERS =
      "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0";

  /** The form of an object id. */
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final Set<String> forms = new LinkedHashSet<>();

  private ComparedName(String text) {
    String whole = canonical(text);
    forms.add(whole);
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    for (String part : compatible.split("[\\s\\p{Z}<>()\\[\\]{},;:\"'|/]+", -1)) {
      String canonical = canonical(part);
      if (canonical.indexOf('@') > 0) {
        forms.add(withUnicodeDomain(canonical));
      } else if (ID.matcher(canonical).matches()) {
        forms.add(canonical);
      }
    }
    forms.remove("");
  }

  /** A domain in its ASCII form (xn--…) equals its form with letters. */
  private static String withUnicodeDomain(String address) {
    int at = address.lastIndexOf('@') + 1;
    return address.substring(0, at) + canonical(IDN.toUnicode(address.substring(at)));
  }

  /** Returns whether both texts name the same person. */
  static boolean same(String one, String other) {
    Set<String> shared = new LinkedHashSet<>(new ComparedName(one).forms);
    shared.retainAll(new ComparedName(other).forms);
    return !shared.isEmpty();
  }

  /** Returns whether a text has no visible character. */
  static boolean isInvisible(String text) {
    return canonical(text).isEmpty();
  }

  private static String canonical(String text) {
    StringBuilder visible = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(ComparedName::counts)
        .map(ComparedName::typed)
        .forEach(visible::appendCodePoint);
    // Both directions, because some letters have no single counterpart in the other case.
    String folded = visible.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /** Word processors replace a typed hyphen or apostrophe by a similar character. */
  private static int typed(int letter) {
    if (Character.getType(letter) == Character.DASH_PUNCTUATION) {
      return '-';
    }
    return "\u2018\u2019\u02bc\u2032".indexOf(letter) < 0 ? letter : '\'';
  }

  private static boolean counts(int letter) {
    boolean selector =
        (letter >= 0xfe00 && letter <= 0xfe0f) || (letter >= 0xe0100 && letter <= 0xe01ef);
    return switch (Character.getType(letter)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> !selector && BLANK_LETTERS.indexOf(letter) < 0 && !Character.isWhitespace(letter);
    };
  }
}
