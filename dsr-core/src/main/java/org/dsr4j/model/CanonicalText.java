package org.dsr4j.model;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which values of identifiers are compared.
 *
 * <p>Blank and invisible characters at both ends are removed, canonically equivalent characters are
 * composed (NFC), and the letters A to Z become lower case when the kind is not case-sensitive. A
 * character outside ASCII never becomes one of ASCII, so the KELVIN SIGN is not a {@code k}. No
 * rule depends on the default locale.
 */
final class CanonicalText {

  private static final int LAST_ASCII = 0x7f;
  private static final int MAX_NUMBER = 1024;

  /** The only characters that NFC replaces by one of ASCII: K, semicolon, grave accent. */
  private static final String LOOK_LIKE_ASCII = "\u212a\u037e\u1fef";

  private CanonicalText() {}

  static String of(String text, boolean caseSensitive, boolean numeric) {
    String composed = composed(trimmed(text));
    String number = numeric ? number(composed) : null;
    if (number != null) {
      return number;
    }
    return caseSensitive
        ? composed
        : CanonicalHost.withCanonicalHost(CanonicalGuid.of(folded(composed)));
  }

  /** Removes blank and invisible characters at both ends. */
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isIgnored(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (start < end && isIgnored(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static boolean isIgnored(int letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || InvisibleCharacters.contains(letter);
  }

  /** Composes by NFC, but keeps characters that it would replace by one of ASCII. */
  static String composed(String text) {
    if (isAscii(text)) {
      return text;
    }
    StringBuilder composed = new StringBuilder(text.length());
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (LOOK_LIKE_ASCII.indexOf(text.charAt(i)) >= 0) {
        composed.append(nfc(text.substring(start, i))).append(text.charAt(i));
        start = i + 1;
      }
    }
    return composed.append(nfc(text.substring(start))).toString();
  }

  /** Whether a normal form replaces this character by one of ASCII. */
  static boolean isReplaced(String letter) {
    return LOOK_LIKE_ASCII.contains(letter);
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Converts the letters A to Z to lower case, and no other. */
  static String folded(String text) {
    int first = 0;
    while (first < text.length() && !isUpper(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    char[] folded = text.toCharArray();
    for (int i = first; i < folded.length; i++) {
      folded[i] = isUpper(folded[i]) ? (char) (folded[i] + 'a' - 'A') : folded[i];
    }
    return new String(folded);
  }

  private static boolean isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_ASCII) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns a decimal number without plus sign, leading zeros and zeros at the end of the fraction;
   * null when the text is not a decimal number.
   */
  static @Nullable String number(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String fraction = point < 0 ? "0" : digits.substring(point + 1);
    if (digits.length() > MAX_NUMBER || !areDigits(whole) || !areDigits(fraction)) {
      return null;
    }
    String shortWhole = withoutLeadingZeros(whole);
    String shortFraction = withoutFinalZeros(fraction);
    String number = shortFraction.isEmpty() ? shortWhole : shortWhole + "." + shortFraction;
    return text.startsWith("-") && !number.equals("0") ? "-" + number : number;
  }

  private static boolean areDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static String withoutFinalZeros(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }
}
