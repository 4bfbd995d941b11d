package org.dsr4j.testkit.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of a list at one time, in the order of the answer. Immutable. */
public final class RowSnapshot {

  private final List<RowBlock> blocks;
  private final int[] starts;
  private final int size;
  private final int @Nullable [] order;

  private RowSnapshot(List<RowBlock> blocks, int @Nullable [] order) {
    this.blocks = List.copyOf(blocks);
    this.starts = starts(this.blocks);
    this.size = sizeOf(this.blocks);
    this.order = order;
  }

  /**
   * Creates a snapshot in the order of the blocks.
   *
   * @param blocks the rows
   * @return the rows
   */
  public static RowSnapshot inOrder(List<RowBlock> blocks) {
    return new RowSnapshot(blocks, null);
  }

  /** Sorts by time without generating rows: a block knows the times of its rows. */
  static RowSnapshot newestFirst(List<RowBlock> blocks) {
    long[] times = new long[sizeOf(blocks)];
    int at = 0;
    boolean sorted = true;
    for (RowBlock block : blocks) {
      for (int i = 0; i < block.size(); i++, at++) {
        times[at] = block.time(i);
        sorted &= at == 0 || times[at - 1] >= times[at];
      }
    }
    return new RowSnapshot(blocks, sorted ? null : order(times));
  }

  /** {@return the same rows in the opposite order} */
  public RowSnapshot reversed() {
    int[] reversed = new int[size];
    for (int i = 0; i < size; i++) {
      int at = size - 1 - i;
      reversed[i] = order == null ? at : order[at];
    }
    return new RowSnapshot(blocks, reversed);
  }

  /** {@return how many rows there are} */
  public int size() {
    return size;
  }

  /** A part of a list: some rows, and the position of the next matching row, or -1. */
  public record Stretch(List<Row> rows, int next) {}

  /**
   * Collects matching rows.
   *
   * @param from where to start
   * @param limit how many rows to collect
   * @param required values the rows must have; blocks that cannot have them are skipped
   * @param fits whether a row matches
   * @return the rows and the position of the next one
   */
  public Stretch collect(int from, int limit, Map<String, String> required, Predicate<Row> fits) {
    boolean[] open = open(required);
    List<Row> rows = new ArrayList<>(Math.min(limit, 1000));
    for (int at = from; at < size; at++) {
      int index = order == null ? at : order[at];
      int block = blockOf(index);
      if (!open[block]) {
        at = order == null ? starts[block] + blocks.get(block).size() - 1 : at;
        continue;
      }
      Row row = blocks.get(block).row(index - starts[block]);
      if (fits.test(row)) {
        if (rows.size() == limit) {
          return new Stretch(rows, at);
        }
        rows.add(row);
      }
    }
    return new Stretch(rows, -1);
  }

  private boolean[] open(Map<String, String> required) {
    boolean[] open = new boolean[blocks.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = blocks.get(i).mayContain(required);
    }
    return open;
  }

  private int blockOf(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  private static int[] starts(List<RowBlock> blocks) {
    int[] starts = new int[blocks.size()];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + blocks.get(i - 1).size();
    }
    return starts;
  }

  private static int sizeOf(List<RowBlock> blocks) {
    return blocks.stream().mapToInt(RowBlock::size).sum();
  }

  /**
   * A stable sort by time, newest first, of packed pairs: boxing a million indexes would cost too
   * much.
   */
  private static int[] order(long[] times) {
    long newest = Arrays.stream(times).max().orElse(0);
    long[] packed = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      long age = Math.min((newest - times[i]) / 1000, Integer.MAX_VALUE);
      packed[i] = age << 32 | i;
    }
    Arrays.sort(packed);
    int[] order = new int[times.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) packed[i];
    }
    return order;
  }
}
