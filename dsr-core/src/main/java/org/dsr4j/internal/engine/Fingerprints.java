package org.dsr4j.internal.engine;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.dsr4j.model.Content;
import org.dsr4j.model.RecordKey;

/**
 * Remembers records by 128 bits of SHA-256, so that a million of them take 32 MiB and no record is
 * kept. Not thread-safe.
 */
final class Fingerprints {

  // Small at first: a bulk run has one for each person and source.
  private long[] slots = new long[2];
  private int size;

  /** Whether a record with the same key and the same bytes was added before; adds it if not. */
  boolean seen(RecordKey key, Content content) {
    // At least half of the slots stay free, so that every search ends.
    if ((size + 1) * 4L > slots.length) {
      grow();
    }
    Mark mark = mark(key, content);
    int at = find(slots, mark);
    if (slots[at + 1] != 0) {
      return true;
    }
    put(slots, at, mark);
    size++;
    return false;
  }

  /** Whether a record with the same key and the same bytes was added before. */
  boolean holds(RecordKey key, Content content) {
    return size > 0 && slots[find(slots, mark(key, content)) + 1] != 0;
  }

  private record Mark(long high, long low) {}

  /** Where the mark is, or the free slot where it belongs. */
  private static int find(long[] slots, Mark mark) {
    int mask = slots.length / 2 - 1;
    int at = (int) mark.high() & mask;
    while (slots[2 * at + 1] != 0
        && (slots[2 * at] != mark.high() || slots[2 * at + 1] != mark.low())) {
      at = (at + 1) & mask;
    }
    return 2 * at;
  }

  private static void put(long[] slots, int at, Mark mark) {
    slots[at] = mark.high();
    slots[at + 1] = mark.low();
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != 0) {
        Mark mark = new Mark(slots[i], slots[i + 1]);
        put(larger, find(larger, mark), mark);
      }
    }
    slots = larger;
  }

  private static Mark mark(RecordKey key, Content content) {
    ByteBuffer digest = ByteBuffer.wrap(digest(key, content));
    // A slot of two zeros is empty, so the lowest bit is always set.
    return new Mark(digest.getLong(), digest.getLong() | 1);
  }

  private static byte[] digest(RecordKey key, Content content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(key.value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(content.bytes());
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
