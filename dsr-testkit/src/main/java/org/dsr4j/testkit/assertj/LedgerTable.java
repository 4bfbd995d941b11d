package org.dsr4j.testkit.assertj;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.SourceRef;
import org.dsr4j.testkit.internal.text.TextTable;

/** Two ledgers side by side, or the lines of one ledger that a failure concerns. */
final class LedgerTable {

  private LedgerTable() {}

  static List<LedgerLine> lines(Ledger ledger) {
    return ledger.entries().stream().map(LedgerLine::of).toList();
  }

  /** The lines that differ, including lines that only one side has; empty when there are none. */
  static TextTable differences(Collection<LedgerLine> expected, Collection<LedgerLine> seen) {
    Map<SourceRef, LedgerLine> left = bySource(expected);
    Map<SourceRef, LedgerLine> right = bySource(seen);
    TextTable table = new TextTable("source", "expected", "seen", "code", "detail");
    left.forEach(
        (source, line) -> {
          LedgerLine other = right.get(source);
          if (other == null) {
            table.row(source.toString(), line.summary(), "no line", "", "");
          } else if (!line.hasSameContentAs(other)) {
            table.row(
                source.toString(),
                line.summary(),
                other.summary(),
                code(line, other),
                other.details());
          }
        });
    right.forEach(
        (source, line) -> {
          if (!left.containsKey(source)) {
            table.row(source.toString(), "no line", line.summary(), line.codes(), line.details());
          }
        });
    return table;
  }

  private static String code(LedgerLine expected, LedgerLine seen) {
    return expected.codes().equals(seen.codes()) || expected.codes().isEmpty()
        ? seen.codes()
        : seen.codes() + " instead of " + expected.codes();
  }

  /** The sources that only one side has; empty when both have the same. */
  static TextTable sources(Set<SourceRef> declared, Collection<LedgerLine> seen) {
    Map<SourceRef, LedgerLine> lines = bySource(seen);
    TextTable table = new TextTable("source", "expected", "seen");
    declared.stream()
        .filter(source -> !lines.containsKey(source))
        .forEach(source -> table.row(source.toString(), "one line", "no line"));
    lines.forEach(
        (source, line) -> {
          if (!declared.contains(source)) {
            table.row(source.toString(), "not declared", line.summary());
          }
        });
    return table;
  }

  /** The lines that match a predicate. */
  static TextTable matching(Ledger ledger, Predicate<LedgerEntry> picked) {
    TextTable table = new TextTable("source", "seen", "code", "detail");
    for (LedgerEntry entry : ledger.entries()) {
      if (picked.test(entry)) {
        LedgerLine line = LedgerLine.of(entry);
        table.row(line.source().toString(), line.summary(), line.codes(), line.details());
      }
    }
    return table;
  }

  private static Map<SourceRef, LedgerLine> bySource(Collection<LedgerLine> lines) {
    Map<SourceRef, LedgerLine> found = new LinkedHashMap<>();
    lines.forEach(line -> found.put(line.source(), line));
    return found;
  }
}
