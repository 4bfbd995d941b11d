package org.dsr4j.model;

import java.util.OptionalInt;

/** Characters that a person cannot see: format characters, blank letters, variation selectors. */
final class InvisibleCharacters {

  /** Letters, marks and symbols of Unicode that show nothing. */
  private static final String BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;
  private static final int FIRST_OUTSIDE_ASCII = 0x80;

  private InvisibleCharacters() {}

  static boolean contains(int letter) {
    boolean selector =
        (letter >= 0xfe00 && letter <= 0xfe0f) || (letter >= 0xe0100 && letter <= 0xe01ef);
    return selector || Character.getType(letter) == Character.FORMAT || BLANK.indexOf(letter) >= 0;
  }

  /**
   * Returns the first character of a text that is invisible, or a blank other than the usual one.
   * The joiners of Persian and Indic scripts are spelling, but only between letters outside ASCII.
   */
  static OptionalInt firstIn(String text) {
    int[] letters = text.codePoints().toArray();
    for (int i = 0; i < letters.length; i++) {
      boolean otherBlank = Character.isSpaceChar(letters[i]) && letters[i] != ' ';
      if (otherBlank || (contains(letters[i]) && !isSpelling(letters, i))) {
        return OptionalInt.of(letters[i]);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isSpelling(int[] letters, int i) {
    boolean joiner = letters[i] == ZERO_WIDTH_JOINER || letters[i] == ZERO_WIDTH_NON_JOINER;
    return joiner && isOtherScript(letters, i - 1) && isOtherScript(letters, i + 1);
  }

  private static boolean isOtherScript(int[] letters, int i) {
    return i >= 0
        && i < letters.length
        && letters[i] >= FIRST_OUTSIDE_ASCII
        && !contains(letters[i]);
  }
}
