package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.MatchRule;

/**
 * Finds the people whom a row may name, in one pass over the row: a tenant-wide list costs about
 * the same for a hundred people as for one. Immutable.
 */
public final class PeopleIndex {

  private final List<ReadPerson> people;
  private final Map<FieldPath, List<Map<String, BitSet>>> byField = new HashMap<>();
  private final Map<FieldPath, List<IdentifierKind>> kinds = new HashMap<>();

  public PeopleIndex(List<MatchRule> rules, List<ReadPerson> people) {
    this.people = people;
    Map<IdentifierKind, Map<String, BitSet>> byKind = new HashMap<>();
    Set<List<Object>> seen = new HashSet<>();
    for (MatchRule rule : rules) {
      FieldPath field = rule.field();
      if (field != null && seen.add(List.of(field, rule.kind()))) {
        kinds.computeIfAbsent(field, any -> new ArrayList<>()).add(rule.kind());
        byField
            .computeIfAbsent(field, any -> new ArrayList<>())
            .add(byKind.computeIfAbsent(rule.kind(), this::holders));
      }
    }
  }

  private Map<String, BitSet> holders(IdentifierKind kind) {
    Map<String, BitSet> holders = new HashMap<>();
    for (int i = 0; i < people.size(); i++) {
      for (KnownIdentifier known : people.get(i).seenAs().identifiers(kind)) {
        holders
            .computeIfAbsent(
                kind.comparable(known.identifier().value()), any -> new BitSet(people.size()))
            .set(i);
      }
    }
    return holders;
  }

  /** Returns the people whom a field of any rule names; the caller still checks the rules. */
  public List<ReadPerson> candidates(Content row) {
    BitSet found = new BitSet(people.size());
    row.scan(byField.keySet(), (field, value) -> add(field, value, found));
    return found.stream().mapToObj(people::get).toList();
  }

  private void add(FieldPath field, String value, BitSet found) {
    List<Map<String, BitSet>> holders = byField.getOrDefault(field, List.of());
    List<IdentifierKind> of = kinds.getOrDefault(field, List.of());
    for (int i = 0; i < holders.size(); i++) {
      BitSet named = holders.get(i).get(of.get(i).comparable(value.strip()));
      if (named != null) {
        found.or(named);
      }
    }
  }
}
