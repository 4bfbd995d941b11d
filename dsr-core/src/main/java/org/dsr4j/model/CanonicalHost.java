package org.dsr4j.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The one form of the host of an address: international labels in Unicode, letters in lower case.
 *
 * <p>{@code java.net.IDN} is not used: it knows only IDNA 2003, which turns {@code straße} into
 * {@code strasse}, another domain of today. A label that is not a valid international label stays
 * as it is.
 */
final class CanonicalHost {

  private static final String ENCODED = "xn--";
  private static final int LAST_ASCII = 0x7f;

  private CanonicalHost() {}

  /** Converts the part of a text after its last {@code @}; a text without a host is unchanged. */
  static String withCanonicalHost(String folded) {
    int at = folded.lastIndexOf('@');
    return at <= 0 || at == folded.length() - 1
        ? folded
        : folded.substring(0, at + 1) + of(folded.substring(at + 1));
  }

  /** Returns a host in its encoded form. */
  static String encoded(String canonical) {
    return Arrays.stream(canonical.split("\\.", -1))
        .map(label -> CanonicalText.isAscii(label) ? label : ENCODED + Punycode.encoded(label))
        .collect(Collectors.joining("."));
  }

  private static String of(String host) {
    String relative = withoutRoot(host);
    return CanonicalText.isAscii(relative) && !relative.contains(ENCODED)
        ? relative
        : Arrays.stream(relative.split("\\.", -1))
            .map(CanonicalHost::label)
            .collect(Collectors.joining("."));
  }

  /** Removes the one dot at the end that stands for the root of all domains. */
  private static String withoutRoot(String host) {
    String relative = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean plain = !relative.isEmpty() && !relative.endsWith(".");
    return plain && CanonicalText.trimmed(relative).equals(relative) ? relative : host;
  }

  private static String label(String label) {
    if (!label.startsWith(ENCODED)) {
      return lowerCase(label);
    }
    String decoded = Punycode.decoded(label.substring(ENCODED.length()));
    return decoded != null && isInternational(decoded) ? decoded : label;
  }

  private static boolean isInternational(String label) {
    return !CanonicalText.isAscii(label)
        && label.codePoints().allMatch(CanonicalHost::isPartOfLabel)
        && label.equals(lowerCase(CanonicalText.composed(CanonicalText.trimmed(label))));
  }

  private static boolean isPartOfLabel(int letter) {
    boolean mark =
        switch (Character.getType(letter)) {
          case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
          default -> false;
        };
    boolean joiner = letter == 0x200c || letter == 0x200d;
    return mark || joiner || letter == '-' || Character.isLetterOrDigit(letter);
  }

  /** Outside ASCII, only letters whose lower case is outside ASCII too. */
  private static String lowerCase(String label) {
    StringBuilder lower = new StringBuilder(label.length());
    label.codePoints().map(CanonicalHost::lowerCase).forEach(lower::appendCodePoint);
    return CanonicalText.composed(lower.toString());
  }

  private static int lowerCase(int letter) {
    int lower = Character.toLowerCase(letter);
    return lower <= LAST_ASCII ? letter : lower;
  }
}
