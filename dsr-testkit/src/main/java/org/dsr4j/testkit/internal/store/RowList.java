package org.dsr4j.testkit.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.dsr4j.testkit.internal.state.SavedState;
import org.jspecify.annotations.Nullable;

/** One list of the tenant. Safe for use by several threads. */
public final class RowList {

  private final boolean newestFirst;
  private final List<RowBlock> blocks = new ArrayList<>();
  private final Map<String, Row> byId = new HashMap<>();
  private @Nullable RowSnapshot snapshot;

  RowList(boolean newestFirst) {
    this.newestFirst = newestFirst;
  }

  /**
   * Adds a row.
   *
   * @param row the row
   * @param time the time that determines its place in the list, in milliseconds
   */
  public synchronized void add(Row row, long time) {
    blocks.add(RowBlock.of(row, time));
    String id = idOf(row);
    if (id != null) {
      byId.put(id, row);
    }
    snapshot = null;
  }

  /**
   * Adds a block of rows, which cannot be found by their ids.
   *
   * @param block the rows
   */
  public synchronized void add(RowBlock block) {
    blocks.add(block);
    snapshot = null;
  }

  /**
   * Removes a row that was added as a single row.
   *
   * @param row the row
   */
  public synchronized void remove(Row row) {
    blocks.removeIf(block -> block.size() == 1 && block.row(0) == row);
    byId.values().removeIf(other -> other == row);
    snapshot = null;
  }

  /**
   * Removes all matching rows, including those of blocks.
   *
   * @param fits which rows to remove
   */
  public synchronized void removeIf(Predicate<Row> fits) {
    List<RowBlock> kept = new ArrayList<>();
    for (RowBlock block : blocks) {
      RowBlock rest = block.without(fits);
      if (rest != null) {
        kept.add(rest);
      }
    }
    blocks.clear();
    blocks.addAll(kept);
    byId.values().removeIf(fits);
    snapshot = null;
  }

  /**
   * Finds a row by its id, in upper or lower case.
   *
   * @param id the id
   * @return the row, or null
   */
  public synchronized @Nullable Row byId(String id) {
    String key = id.toLowerCase(Locale.ROOT);
    Row row = byId.get(key);
    return row == null ? search(key) : row;
  }

  /** Whether a row with this id was added as a single row. */
  synchronized boolean contains(String id) {
    return byId.containsKey(id.toLowerCase(Locale.ROOT));
  }

  /**
   * Rows that are generated on demand are not indexed; lists whose rows are read one by one are
   * short.
   */
  private @Nullable Row search(String id) {
    for (RowBlock block : blocks) {
      for (int i = 0; block.isGenerated() && i < block.size(); i++) {
        Row row = block.row(i);
        if (id.equals(idOf(row))) {
          return row;
        }
      }
    }
    return null;
  }

  /** Returns the saved current rows, with the properties of changeable rows. */
  synchronized SavedState saveState() {
    List<SavedState> parts = new ArrayList<>();
    parts.add(SavedState.of(blocks));
    parts.add(SavedState.of(byId));
    for (RowBlock block : blocks) {
      if (!block.isGenerated() && block.row(0) instanceof EntityRow row) {
        parts.add(row.saveState());
      }
    }
    return () -> restore(parts);
  }

  private synchronized void restore(List<SavedState> parts) {
    parts.forEach(SavedState::restore);
    snapshot = null;
  }

  /** {@return the current rows} */
  public synchronized RowSnapshot snapshot() {
    RowSnapshot current = snapshot;
    if (current == null) {
      current = newestFirst ? RowSnapshot.newestFirst(blocks) : RowSnapshot.inOrder(blocks);
      snapshot = current;
    }
    return current;
  }

  private static @Nullable String idOf(Row row) {
    String id = row.string("id");
    return id == null ? null : id.toLowerCase(Locale.ROOT);
  }
}
