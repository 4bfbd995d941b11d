package org.dsr4j.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes and encodes the labels of international domains, as RFC 3492 describes. */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE_POINT = 0x80;

  /** The longest label of a domain. */
  private static final int MAX_LENGTH = 63;

  private final String label;
  private final int[] letters = new int[MAX_LENGTH];
  private int count;
  private int next;
  private int bias = FIRST_BIAS;

  private Punycode(String label) {
    this.label = label;
    int delimiter = label.lastIndexOf('-');
    while (count < delimiter) {
      letters[count] = label.charAt(count);
      count++;
    }
    next = delimiter > 0 ? delimiter + 1 : 0;
  }

  /**
   * Decodes a label without its prefix.
   *
   * @param label lower-case ASCII
   * @return the Unicode text, or null when the label is not valid
   */
  static @Nullable String decoded(String label) {
    boolean possible = label.length() <= MAX_LENGTH && CanonicalText.isAscii(label);
    return possible ? new Punycode(label).decode() : null;
  }

  /**
   * Encodes a label, without its prefix.
   *
   * @param label a text with characters outside ASCII
   */
  static String encoded(String label) {
    int[] letters = label.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    label.codePoints().filter(letter -> letter < FIRST_CODE_POINT).forEach(out::appendCodePoint);
    int handled = out.length();
    int basic = handled;
    if (basic > 0) {
      out.append('-');
    }
    long delta = 0;
    int bias = FIRST_BIAS;
    for (int next = FIRST_CODE_POINT; handled < letters.length; next++) {
      int least = next;
      next = Arrays.stream(letters).filter(letter -> letter >= least).min().orElseThrow();
      delta += (long) (next - least) * (handled + 1);
      for (int letter : letters) {
        if (letter < next) {
          delta++;
        } else if (letter == next) {
          append(out, delta, bias);
          bias = adapted(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
    }
    return out.toString();
  }

  private static void append(StringBuilder out, long delta, int bias) {
    long rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
      if (rest < threshold) {
        out.append(letter((int) rest));
        return;
      }
      out.append(letter((int) (threshold + (rest - threshold) % (BASE - threshold))));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char letter(int digit) {
    return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
  }

  private @Nullable String decode() {
    long codePoint = FIRST_CODE_POINT;
    long index = 0;
    while (next < label.length()) {
      long delta = number();
      if (delta < 0) {
        return null;
      }
      count++;
      bias = adapted(delta, count, index == 0);
      index += delta;
      codePoint += index / count;
      index %= count;
      if (codePoint > Character.MAX_CODE_POINT) {
        return null;
      }
      insert((int) index, (int) codePoint);
      index++;
    }
    return new String(letters, 0, count);
  }

  /** Reads a number with digits of variable weight; negative when it is not valid. */
  private long number() {
    long number = 0;
    long weight = 1;
    for (int k = BASE; weight <= Integer.MAX_VALUE; k += BASE) {
      int digit = next < label.length() ? digit(label.charAt(next++)) : -1;
      if (digit < 0) {
        return -1;
      }
      number += digit * weight;
      int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
      if (digit < threshold) {
        return number;
      }
      weight *= BASE - threshold;
    }
    return -1;
  }

  private void insert(int index, int codePoint) {
    System.arraycopy(letters, index, letters, index + 1, count - 1 - index);
    letters[index] = codePoint;
  }

  private static int digit(char letter) {
    if (letter >= 'a' && letter <= 'z') {
      return letter - 'a';
    }
    return letter >= '0' && letter <= '9' ? letter - '0' + 26 : -1;
  }

  private static int adapted(long delta, int count, boolean first) {
    long scaled = first ? delta / DAMP : delta / 2;
    scaled += scaled / count;
    int k = 0;
    while (scaled > (BASE - T_MIN) * T_MAX / 2) {
      scaled /= BASE - T_MIN;
      k += BASE;
    }
    return (int) (k + (BASE - T_MIN + 1) * scaled / (scaled + SKEW));
  }
}
