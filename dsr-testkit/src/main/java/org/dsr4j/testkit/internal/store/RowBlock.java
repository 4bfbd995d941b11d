package org.dsr4j.testkit.internal.store;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were added to a list together. The rows of large blocks are generated on demand, so
 * that a million rows takes no memory. Immutable.
 */
public final class RowBlock {

  private final int size;
  private final IntFunction<Row> rows;
  private final IntToLongFunction times;
  private final Map<String, String> keys;
  private boolean made = true;

  /**
   * Creates a block.
   *
   * @param size how many rows
   * @param rows the row at an index; must always return the same one
   * @param times the time at an index in milliseconds, for lists ordered by time
   * @param keys values that all rows have in common, by filter path
   */
  public RowBlock(
      int size, IntFunction<Row> rows, IntToLongFunction times, Map<String, String> keys) {
    this.size = size;
    this.rows = rows;
    this.times = times;
    this.keys = Map.copyOf(keys);
  }

  /**
   * Creates a block of one row.
   *
   * @param row the row
   * @param time its time in milliseconds
   * @return the block
   */
  public static RowBlock of(Row row, long time) {
    RowBlock block = new RowBlock(1, index -> row, index -> time, Map.of());
    block.made = false;
    return block;
  }

  /**
   * Returns this block without the matching rows: itself when none matches, null when all match.
   */
  @Nullable RowBlock without(Predicate<Row> fits) {
    int[] kept = IntStream.range(0, size).filter(index -> !fits.test(row(index))).toArray();
    if (kept.length == size) {
      return this;
    }
    return kept.length == 0
        ? null
        : new RowBlock(kept.length, index -> row(kept[index]), index -> time(kept[index]), keys);
  }

  /** Returns whether rows are generated on demand. */
  boolean isGenerated() {
    return made;
  }

  int size() {
    return size;
  }

  Row row(int index) {
    return rows.apply(index);
  }

  long time(int index) {
    return times.applyAsLong(index);
  }

  /** Returns whether a row of this block can have the required values. */
  boolean mayContain(Map<String, String> required) {
    for (Map.Entry<String, String> requirement : required.entrySet()) {
      @Nullable String value = keys.get(requirement.getKey());
      if (value != null && !value.equalsIgnoreCase(requirement.getValue())) {
        return false;
      }
    }
    return true;
  }
}
