package org.dsr4j.jdbc.database;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dsr4j.model.IdentifierKind;

/**
 * A pattern for LIKE that matches every spelling of an identifier: with other blanks, in another
 * Unicode form, with leading zeros, with an encoded host, as a GUID without hyphens.
 *
 * <p>It contains only characters that every spelling contains, in their order, so it matches other
 * texts too. It contains no wildcard of a database other than {@code %} and {@code _}.
 */
final class SpellingPattern {

  private static final int LAST_ASCII = 0x7f;
  private static final String WILDCARDS = "%_\\[]^";
  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private SpellingPattern() {}

  /** The pattern for a column in lower case, or for the column itself if the case matters. */
  static String of(IdentifierKind kind, String identifier) {
    String comparable = kind.comparable(identifier);
    if (kind.numeric() && comparable.startsWith("-")) {
      comparable = comparable.substring(1);
    }
    if (!kind.caseSensitive() && GUID.matcher(comparable).matches()) {
      return "%" + comparable.replace('-', '%') + "%";
    }
    int at = kind.caseSensitive() ? -1 : comparable.lastIndexOf('@');
    String pattern =
        at < 0
            ? text(comparable, kind.caseSensitive())
            : text(comparable.substring(0, at + 1), false) + host(comparable.substring(at + 1));
    return ("%" + pattern + "%").replaceAll("%+", "%");
  }

  private static String host(String host) {
    return Arrays.stream(host.split("\\.", -1))
        .map(label -> isAscii(label) ? text(label, false) : "%")
        .collect(Collectors.joining("."));
  }

  private static String text(String text, boolean caseSensitive) {
    StringBuilder pattern = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean composable = i + 1 < text.length() && isMark(text.charAt(i + 1));
      if (letter > LAST_ASCII || composable) {
        pattern.append('%');
      } else if (WILDCARDS.indexOf(letter) >= 0 || (letter == 'i' && !caseSensitive)) {
        // lower() of a database with Turkish rules does not convert I to i.
        pattern.append('_');
      } else {
        pattern.append(letter);
      }
    }
    return pattern.toString();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter <= LAST_ASCII);
  }

  private static boolean isMark(char letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
