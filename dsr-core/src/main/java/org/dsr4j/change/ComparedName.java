package org.dsr4j.change;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The canonical form in which people are compared: compatibility characters, case, white space and
 * invisible characters make no difference.
 *
 * <p>A name with an address, such as {@code Anna Smith <anna@contoso.example>}, also equals the
 * address. Two names that only look alike (Latin and Cyrillic letters) stay different.
 */
final class ComparedName {

  /** Letters that have no width: Unicode treats them as letters or marks. */
  private static final String BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0";

  private final Set<String> forms = new LinkedHashSet<>();

  private ComparedName(String text) {
    String whole = canonical(text);
    forms.add(whole);
    for (String part : text.split("[\\s\\p{Z}<>()\\[\\],;:\"']+", -1)) {
      String canonical = canonical(part);
      if (canonical.indexOf('@') > 0) {
        forms.add(canonical);
      }
    }
    forms.remove("");
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
        .forEach(visible::appendCodePoint);
    // Both directions, because some letters have no single counterpart in the other case.
    String folded = visible.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
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
