package org.dsr4j.graph.internal.paging;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers byte strings by 128 bits of SHA-256, 32 to 64 bytes of memory each. Not thread-safe.
 */
final class SeenFingerprints {

  // Two longs for each slot; a slot of two zeros is free.
  private long[] slots = new long[32];
  private int size;

  /** Whether a value is new; stores it. */
  boolean add(byte[] bytes) {
    if ((size + 1) * 4L > slots.length) {
      grow();
    }
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(bytes));
    long high = digest.getLong();
    long low = digest.getLong() | 1;
    int at = find(slots, high, low);
    if (slots[at + 1] != 0) {
      return false;
    }
    slots[at] = high;
    slots[at + 1] = low;
    size++;
    return true;
  }

  void clear() {
    slots = new long[32];
    size = 0;
  }

  /** Returns the slot of a value, or the free slot for it. */
  private static int find(long[] slots, long high, long low) {
    int at = (int) high & (slots.length - 2);
    while (slots[at + 1] != 0 && (slots[at] != high || slots[at + 1] != low)) {
      at = (at + 2) & (slots.length - 2);
    }
    return at;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != 0) {
        int at = find(larger, slots[i], slots[i + 1]);
        larger[at] = slots[i];
        larger[at + 1] = slots[i + 1];
      }
    }
    slots = larger;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
