package org.dsr4j.internal.journal;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash tree of RFC 9162 over the lines of a log. A root covers all lines; a proof shows with a
 * few hashes that a line is in a tree, or that one tree continues another.
 *
 * <p>The hash of a line and the hash of two hashes have different prefixes, so that no line can
 * pretend to be a part of the tree.
 */
public final class MerkleTree {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final List<byte[]> leaves = new ArrayList<>();

  public void add(byte[] line) {
    leaves.add(leaf(line));
  }

  public int size() {
    return leaves.size();
  }

  /** Returns the root over the first lines, in hexadecimal. */
  public String root(int size) {
    return HEX.formatHex(root(leaves.subList(0, size)));
  }

  /** Returns the hashes that prove that the line is in the tree of the first lines. */
  public List<String> inclusion(int index, int size) {
    List<byte[]> path = new ArrayList<>();
    include(index, leaves.subList(0, size), path);
    return path.stream().map(HEX::formatHex).toList();
  }

  private static void include(int index, List<byte[]> lines, List<byte[]> path) {
    if (lines.size() > 1) {
      int split = split(lines.size());
      List<byte[]> left = lines.subList(0, split);
      List<byte[]> right = lines.subList(split, lines.size());
      include(index < split ? index : index - split, index < split ? left : right, path);
      path.add(root(index < split ? right : left));
    }
  }

  /** Returns the hashes that prove that the whole tree continues the tree of the first lines. */
  public List<String> consistency(int older) {
    List<byte[]> path = new ArrayList<>();
    if (older > 0 && older < leaves.size()) {
      continued(older, leaves, true, path);
    }
    return path.stream().map(HEX::formatHex).toList();
  }

  private static void continued(int older, List<byte[]> lines, boolean whole, List<byte[]> path) {
    if (older == lines.size()) {
      if (!whole) {
        path.add(root(lines));
      }
      return;
    }
    int split = split(lines.size());
    List<byte[]> left = lines.subList(0, split);
    List<byte[]> right = lines.subList(split, lines.size());
    if (older <= split) {
      continued(older, left, whole, path);
      path.add(root(right));
    } else {
      continued(older - split, right, false, path);
      path.add(root(left));
    }
  }

  /** Verifies a proof of {@link #inclusion}, without the log; RFC 9162, 2.1.3.2. */
  public static boolean verifyInclusion(
      byte[] line, long index, long size, String root, List<String> proof) {
    if (index < 0 || index >= size || !hashes(proof)) {
      return false;
    }
    long at = index;
    long last = size - 1;
    byte[] hash = leaf(line);
    for (String each : proof) {
      if (last == 0) {
        return false;
      }
      if (at % 2 == 1 || at == last) {
        hash = node(HEX.parseHex(each), hash);
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        hash = node(hash, HEX.parseHex(each));
      }
      at /= 2;
      last /= 2;
    }
    return last == 0 && HEX.formatHex(hash).equals(root);
  }

  /** Verifies a proof of {@link #consistency}, without the log; RFC 9162, 2.1.4.2. */
  public static boolean verifyConsistency(
      long older, String olderRoot, long newer, String newerRoot, List<String> proof) {
    if (older < 0 || older > newer || !hashes(proof)) {
      return false;
    }
    if (older == newer) {
      return proof.isEmpty() && olderRoot.equals(newerRoot);
    }
    if (older == 0) {
      return proof.isEmpty() && olderRoot.equals(HEX.formatHex(sha256()));
    }
    List<String> path = new ArrayList<>(proof);
    if (Long.bitCount(older) == 1) {
      path.add(0, olderRoot);
    }
    return !path.isEmpty() && hashes(path) && continues(older, olderRoot, newer, newerRoot, path);
  }

  private static boolean continues(
      long older, String olderRoot, long newer, String newerRoot, List<String> path) {
    int complete = Long.numberOfTrailingZeros(older);
    long at = (older - 1) >> complete;
    long last = (newer - 1) >> complete;
    byte[] before = HEX.parseHex(path.get(0));
    byte[] after = before;
    for (String each : path.subList(1, path.size())) {
      byte[] hash = HEX.parseHex(each);
      if (last == 0) {
        return false;
      }
      if (at % 2 == 1 || at == last) {
        before = node(hash, before);
        after = node(hash, after);
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        after = node(after, hash);
      }
      at /= 2;
      last /= 2;
    }
    return last == 0
        && HEX.formatHex(before).equals(olderRoot)
        && HEX.formatHex(after).equals(newerRoot);
  }

  private static boolean hashes(List<String> proof) {
    return proof.stream().allMatch(each -> each.matches("[0-9a-f]{64}"));
  }

  private static byte[] root(List<byte[]> lines) {
    if (lines.isEmpty()) {
      return sha256();
    }
    if (lines.size() == 1) {
      return lines.get(0);
    }
    int split = split(lines.size());
    return node(root(lines.subList(0, split)), root(lines.subList(split, lines.size())));
  }

  /** Returns the largest power of two that is smaller than the size. */
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static byte[] leaf(byte[] line) {
    return sha256(new byte[] {LEAF}, line);
  }

  private static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {NODE}, left, right);
  }

  private static byte[] sha256(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
