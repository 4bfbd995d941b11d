package org.dsr4j.testkit.internal.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A text table for failure messages; each column is as wide as its widest cell. */
public final class TextTable {

  /** More lines are not readable; a run of the Graph adapters has about two hundred lines. */
  static final int MAX_ROWS = 20;

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... head) {
    rows.add(List.of(head));
  }

  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.size() == 1;
  }

  @Override
  public String toString() {
    List<List<String>> shown = rows.subList(0, Math.min(rows.size(), MAX_ROWS + 1));
    List<Integer> widths = new ArrayList<>(Collections.nCopies(rows.get(0).size(), 0));
    for (List<String> row : shown) {
      for (int i = 0; i < row.size(); i++) {
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : shown) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < row.size(); i++) {
        line.append(' ').append(row.get(i));
        line.append(" ".repeat(widths.get(i) - row.get(i).length() + 1));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    int more = rows.size() - shown.size();
    return (more > 0 ? out.append("  … and ").append(more).append(" more\n") : out)
        .toString()
        .stripTrailing();
  }
}
