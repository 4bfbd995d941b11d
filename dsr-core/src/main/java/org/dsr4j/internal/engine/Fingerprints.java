package org.dsr4j.internal.engine;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.dsr4j.model.Content;
import org.dsr4j.model.RecordKey;

/**
 * Remembers records by 128 bits of SHA-256, so that a million of them take some 25 MiB and no
 * record is kept. Not thread-safe.
 */
final class Fingerprints {

  private static final int SHARDS = 256;

  // One small shard at first: a bulk run has a table for each person and source.
  private Shard[] shards = {new Shard()};

  /** Whether a record with the same key and the same bytes was added before; adds it if not. */
  boolean seen(RecordKey key, Content content) {
    Fingerprint mark = mark(key, content);
    if (shards.length == 1 && shards[0].size == SHARDS) {
      split();
    }
    return !shard(mark).add(mark);
  }

  /** Whether a record with the same key and the same bytes was added before. */
  boolean contains(RecordKey key, Content content) {
    Fingerprint mark = mark(key, content);
    return shard(mark).contains(mark);
  }

  private record Fingerprint(long high, long low) {}

  private Shard shard(Fingerprint mark) {
    return shards[(int) (mark.high() >>> 56) & (shards.length - 1)];
  }

  /** Many tables that grow one after another never need twice the room of all. */
  private void split() {
    Shard whole = shards[0];
    shards = new Shard[SHARDS];
    Arrays.setAll(shards, i -> new Shard());
    whole.forEach(mark -> shard(mark).add(mark));
  }

  /** A hash table with open addressing, in which a slot of two zeros is empty. */
  private static final class Shard {
    private long[] slots = new long[8];
    private int size;

    boolean contains(Fingerprint mark) {
      return slots[find(mark) + 1] != 0;
    }

    boolean add(Fingerprint mark) {
      // A quarter of the slots stays free, so that every search ends soon.
      if (size * 2 * 4 >= slots.length * 3) {
        grow();
      }
      int at = find(mark);
      if (slots[at + 1] != 0) {
        return false;
      }
      slots[at] = mark.high();
      slots[at + 1] = mark.low();
      size++;
      return true;
    }

    void forEach(Consumer<Fingerprint> action) {
      each(slots, action);
    }

    private void grow() {
      long[] smaller = slots;
      slots = new long[smaller.length / 2 * 3 / 2 * 2];
      size = 0;
      each(smaller, this::add);
    }

    private static void each(long[] slots, Consumer<Fingerprint> action) {
      for (int i = 0; i < slots.length; i += 2) {
        if (slots[i + 1] != 0) {
          action.accept(new Fingerprint(slots[i], slots[i + 1]));
        }
      }
    }

    /** Where the mark is, or the free slot where it belongs. */
    private int find(Fingerprint mark) {
      int count = slots.length / 2;
      int at = (int) (((mark.high() & 0xffff_ffffL) * count) >>> 32);
      while (slots[2 * at + 1] != 0
          && (slots[2 * at] != mark.high() || slots[2 * at + 1] != mark.low())) {
        at = at + 1 == count ? 0 : at + 1;
      }
      return 2 * at;
    }
  }

  private static Fingerprint mark(RecordKey key, Content content) {
    ByteBuffer digest = ByteBuffer.wrap(digest(key, content));
    // No mark is two zeros, so the lowest bit is always set.
    return new Fingerprint(digest.getLong(), digest.getLong() | 1);
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
