package org.dsr4j.testkit.memory;

import static org.dsr4j.model.IdentifierKind.MAIL;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/** The rows of one source, in the order in which they were added. Not thread-safe. */
final class MemoryTable {

  // A deleted row keeps its position, so that the indexes stay valid: tests delete many rows.
  private final List<MemoryRow> rows = new ArrayList<>();
  private final BitSet deleted = new BitSet();
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<FieldPath, Map<String, BitSet>> indexes = new HashMap<>();

  void add(MemoryRow row) {
    if (positions.putIfAbsent(row.id(), rows.size()) != null) {
      throw new IllegalArgumentException("two rows of one source have the same id");
    }
    rows.add(row);
    indexes.clear();
  }

  void attach(String id, MemoryRow.Attachment attachment) {
    Integer at = positions.get(id);
    if (at == null) {
      throw new IllegalArgumentException("there is no row with this id to attach to");
    }
    rows.set(at, new MemoryRow(id, rows.get(at).json(), attachment));
  }

  boolean containsAny(List<String> wanted) {
    return wanted.stream().anyMatch(positions::containsKey);
  }

  void delete(List<String> gone) {
    for (String id : gone) {
      Integer at = positions.remove(id);
      if (at != null) {
        deleted.set(at);
      }
    }
  }

  List<MemoryRow> rows() {
    List<MemoryRow> left = new ArrayList<>();
    for (int i = deleted.nextClearBit(0); i < rows.size(); i = deleted.nextClearBit(i + 1)) {
      left.add(rows.get(i));
    }
    return left;
  }

  /** A limited number of rows that match a query, from a position on. */
  MemoryPage page(MemoryQuery query, MemoryPage.Position from, int limit) {
    BitSet matching = matching(query);
    List<MemoryRow> found = new ArrayList<>();
    int at = matching.nextSetBit(from.index());
    while (at >= 0 && found.size() < limit) {
      found.add(rows.get(at).without(query.without()));
      at = matching.nextSetBit(at + 1);
    }
    int index = at < 0 ? rows.size() : at;
    return new MemoryPage(
        found, new MemoryPage.Position(index, from.sent() + found.size()), at < 0);
  }

  private BitSet matching(MemoryQuery query) {
    BitSet matching = new BitSet(rows.size());
    if (query.everything()) {
      matching.set(0, rows.size());
    }
    for (MemoryQuery.Condition condition : query.anyOf()) {
      BitSet holding = index(condition.field()).get(folded(condition.value()));
      if (holding != null) {
        matching.or(holding);
      }
    }
    matching.andNot(deleted);
    return matching;
  }

  /** Created at the first use, because some tests seed ten thousand rows. */
  private Map<String, BitSet> index(FieldPath field) {
    return indexes.computeIfAbsent(
        field,
        any -> {
          Map<String, BitSet> index = new HashMap<>();
          for (int i = 0; i < rows.size(); i++) {
            Content content = Content.ofJson(rows.get(i).json().getBytes(StandardCharsets.UTF_8));
            for (String value : content.values(field)) {
              index.computeIfAbsent(folded(value), none -> new BitSet()).set(i);
            }
          }
          return index;
        });
  }

  private static String folded(String value) {
    return MAIL.comparable(value);
  }
}
