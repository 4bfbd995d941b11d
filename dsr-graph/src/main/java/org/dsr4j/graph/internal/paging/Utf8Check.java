package org.dsr4j.graph.internal.paging;

/**
 * Finds the first byte that is not valid UTF-8.
 *
 * <p>The JSON parser accepts overlong forms and encoded surrogates.
 */
final class Utf8Check {

  private int missing;
  private int low;
  private int high;

  /**
   * Checks more bytes.
   *
   * @return the index of the first invalid byte, or {@code to} when there is none
   */
  int accept(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xff;
      if (missing > 0 ? !continues(b) : b >= 0x80 && !starts(b)) {
        return i;
      }
    }
    return to;
  }

  /** Whether the last character is complete. */
  boolean isComplete() {
    return missing == 0;
  }

  private boolean continues(int b) {
    if (b < low || b > high) {
      return false;
    }
    missing--;
    low = 0x80;
    high = 0xbf;
    return true;
  }

  private boolean starts(int b) {
    if (b < 0xc2 || b > 0xf4) {
      return false;
    }
    missing = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
    // Overlong forms, surrogates and values beyond the last character.
    low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    return true;
  }
}
