package org.dsr4j.internal.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.dsr4j.PropertyCheck;
import org.junit.jupiter.api.Test;

/** Roots equal those of a plain reference, and only true proofs are accepted. */
class MerkleTreeTest {

  private static MerkleTree tree(List<byte[]> lines) {
    MerkleTree tree = new MerkleTree();
    lines.forEach(tree::add);
    return tree;
  }

  private static List<byte[]> lines(Random random, int count) {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] line = new byte[random.nextInt(70)];
      random.nextBytes(line);
      lines.add(line);
    }
    return lines;
  }

  /** Builds the tree level by level: a last node without a partner moves up unchanged. */
  private static String reference(List<byte[]> lines) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    List<byte[]> level = new ArrayList<>();
    for (byte[] line : lines) {
      sha.update((byte) 0);
      level.add(sha.digest(line));
    }
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        sha.update((byte) 1);
        sha.update(level.get(i));
        above.add(sha.digest(level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        above.add(level.get(level.size() - 1));
      }
      level = above;
    }
    return HexFormat.of().formatHex(level.isEmpty() ? sha.digest() : level.get(0));
  }

  @Test
  void theRootsOfRfc6962AreComputed() {
    MerkleTree tree = new MerkleTree();
    assertThat(tree.root(0))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    tree.add(new byte[0]);
    assertThat(tree.root(1))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    tree.add(new byte[] {0});
    assertThat(tree.root(2))
        .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  }

  @Test
  void eachRootEqualsTheReference() {
    PropertyCheck.holds(
        20,
        random -> {
          List<byte[]> lines = lines(random, random.nextInt(70));
          MerkleTree tree = tree(lines);
          for (int size = 0; size <= lines.size(); size++) {
            assertThat(tree.root(size)).isEqualTo(reference(lines.subList(0, size)));
          }
        });
  }

  @Test
  void eachLineIsProvenAndNoOtherLineIs() {
    PropertyCheck.holds(
        10,
        random -> {
          List<byte[]> lines = lines(random, 1 + random.nextInt(40));
          MerkleTree tree = tree(lines);
          int size = lines.size();
          String root = tree.root(size);
          for (int i = 0; i < size; i++) {
            List<String> proof = tree.inclusion(i, size);
            assertThat(MerkleTree.verifyInclusion(lines.get(i), i, size, root, proof)).isTrue();
            byte[] other = "another line".getBytes(US_ASCII);
            assertThat(MerkleTree.verifyInclusion(other, i, size, root, proof)).isFalse();
            assertThat(MerkleTree.verifyInclusion(lines.get(i), size, size, root, proof)).isFalse();
            assertThat(MerkleTree.verifyInclusion(lines.get(i), -1, size, root, proof)).isFalse();
            for (List<String> forged : forged(proof, random)) {
              assertThat(MerkleTree.verifyInclusion(lines.get(i), i, size, root, forged)).isFalse();
            }
          }
        });
  }

  @Test
  void eachContinuationIsProvenAndNoOtherTreeIs() {
    PropertyCheck.holds(
        10,
        random -> {
          List<byte[]> lines = lines(random, 1 + random.nextInt(40));
          MerkleTree tree = tree(lines);
          int size = lines.size();
          String root = tree.root(size);
          for (int older = 0; older <= size; older++) {
            List<String> proof = tree.consistency(older);
            assertThat(MerkleTree.verifyConsistency(older, tree.root(older), size, root, proof))
                .as("%s of %s", older, size)
                .isTrue();
            List<byte[]> changed = new ArrayList<>(lines.subList(0, older));
            if (older > 0) {
              changed.set(random.nextInt(older), new byte[] {7, 7});
              String other = tree(changed).root(older);
              assertThat(MerkleTree.verifyConsistency(older, other, size, root, proof)).isFalse();
            }
            for (List<String> forged : forged(proof, random)) {
              assertThat(MerkleTree.verifyConsistency(older, tree.root(older), size, root, forged))
                  .isFalse();
            }
          }
        });
  }

  @Test
  void aShorterTreeAndAnotherRootAreNoContinuation() {
    MerkleTree tree = tree(lines(new Random(1), 9));
    String root = tree.root(9);
    assertThat(MerkleTree.verifyConsistency(9, root, 8, tree.root(8), List.of())).isFalse();
    assertThat(MerkleTree.verifyConsistency(9, root, 9, tree.root(8), List.of())).isFalse();
    assertThat(MerkleTree.verifyConsistency(0, root, 9, root, List.of())).isFalse();
    assertThat(MerkleTree.verifyConsistency(-1, root, 9, root, List.of())).isFalse();
    assertThat(MerkleTree.verifyConsistency(4, "x", 9, root, List.of())).isFalse();
    assertThat(MerkleTree.verifyConsistency(3, "x", 9, root, List.of("zz"))).isFalse();
  }

  private static List<List<String>> forged(List<String> proof, Random random) {
    List<List<String>> forged = new ArrayList<>();
    List<String> more = new ArrayList<>(proof);
    more.add("0".repeat(64));
    forged.add(more);
    if (!proof.isEmpty()) {
      forged.add(proof.subList(1, proof.size()));
      forged.add(proof.subList(0, proof.size() - 1));
      List<String> changed = new ArrayList<>(proof);
      changed.set(random.nextInt(proof.size()), "1".repeat(64));
      forged.add(changed);
    }
    return forged;
  }
}
