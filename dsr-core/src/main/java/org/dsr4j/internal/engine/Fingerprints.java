package org.dsr4j.internal.engine;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.dsr4j.model.Content;
import org.dsr4j.model.RecordKey;

/**
 * Stores 128 bits of SHA-256 per record to detect duplicates. A million fingerprints take about 25
 * MiB; no record is stored. Not thread-safe.
 */
final class Fingerprints {

  private static final int SHARDS = 256;

  // One small shard at first: a run for many people has a table for each person and source.
  private Shard[] shards = {new Shard()};

  /** Returns whether a record with the same key and bytes was added before; adds it if not. */
  boolean seen(RecordKey key, Content content) {
    return seen(fingerprint(key, content.bytes()));
  }

  /**
   * Returns whether an attachment with the same key and digest was added before; adds it if not.
   */
  boolean seen(RecordKey key, byte[] digest) {
    return seen(fingerprint(key, digest));
  }

  private boolean seen(Fingerprint fingerprint) {
    if (shards.length == 1 && shards[0].size == SHARDS) {
      split();
    }
    return !shard(fingerprint).add(fingerprint);
  }

  /** Returns whether a record with the same key and bytes was added before. */
  boolean contains(RecordKey key, Content content) {
    Fingerprint fingerprint = fingerprint(key, content.bytes());
    return shard(fingerprint).contains(fingerprint);
  }

  private record Fingerprint(long high, long low) {}

  private Shard shard(Fingerprint fingerprint) {
    return shards[(int) (fingerprint.high() >>> 56) & (shards.length - 1)];
  }

  /**
   * Splits the table into shards: shards that grow one after another need less additional memory
   * than one large table.
   */
  private void split() {
    Shard whole = shards[0];
    shards = new Shard[SHARDS];
    Arrays.setAll(shards, i -> new Shard());
    whole.forEach(fingerprint -> shard(fingerprint).add(fingerprint));
  }

  /** A hash table with open addressing; a slot with two zeros is empty. */
  private static final class Shard {
    private long[] slots = new long[8];
    private int size;

    boolean contains(Fingerprint fingerprint) {
      return slots[find(fingerprint) + 1] != 0;
    }

    boolean add(Fingerprint fingerprint) {
      // A quarter of the slots stays free, so that every search is short.
      if (size * 2 * 4 >= slots.length * 3) {
        grow();
      }
      int at = find(fingerprint);
      if (slots[at + 1] != 0) {
        return false;
      }
      slots[at] = fingerprint.high();
      slots[at + 1] = fingerprint.low();
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

    /** Returns the slot of the fingerprint, or the free slot for it. */
    private int find(Fingerprint fingerprint) {
      int count = slots.length / 2;
      int at = (int) (((fingerprint.high() & 0xffff_ffffL) * count) >>> 32);
      while (slots[2 * at + 1] != 0
          && (slots[2 * at] != fingerprint.high() || slots[2 * at + 1] != fingerprint.low())) {
        at = at + 1 == count ? 0 : at + 1;
      }
      return 2 * at;
    }
  }

  private static Fingerprint fingerprint(RecordKey key, byte[] content) {
    ByteBuffer digest = ByteBuffer.wrap(digest(key, content));
    // A fingerprint must not be two zeros, so the lowest bit is always set.
    return new Fingerprint(digest.getLong(), digest.getLong() | 1);
  }

  private static byte[] digest(RecordKey key, byte[] content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(key.value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(content);
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
