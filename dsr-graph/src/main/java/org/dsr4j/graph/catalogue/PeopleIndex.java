package org.dsr4j.graph.catalogue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
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

  private static final int[] NOBODY = {};

  /** For each field of a rule: the people by their identifiers, for each kind in this field. */
  private final Map<FieldPath, Map<IdentifierKind, Map<String, int[]>>> byField = new HashMap<>();

  private final List<ReadPerson> people;
  private final Set<FieldPath> fields;

  public PeopleIndex(List<MatchRule> rules, List<ReadPerson> people) {
    this.people = people;
    Map<IdentifierKind, Map<String, int[]>> byKind = new HashMap<>();
    for (MatchRule rule : rules) {
      FieldPath field = rule.field();
      if (field != null) {
        byField
            .computeIfAbsent(field, any -> new LinkedHashMap<>())
            .put(rule.kind(), byKind.computeIfAbsent(rule.kind(), this::holders));
      }
    }
    fields = Set.copyOf(byField.keySet());
  }

  private Map<String, int[]> holders(IdentifierKind kind) {
    Map<String, int[]> holders = new HashMap<>();
    for (int i = 0; i < people.size(); i++) {
      int[] holder = {i};
      for (KnownIdentifier known : people.get(i).seenAs().identifiers(kind)) {
        holders.merge(kind.comparable(known.identifier().value()), holder, PeopleIndex::withHolder);
      }
    }
    return holders;
  }

  private static int[] withHolder(int[] before, int[] holder) {
    return before[before.length - 1] == holder[0] ? before : joined(before, holder);
  }

  private static int[] joined(int[] some, int[] others) {
    return IntStream.concat(IntStream.of(some), IntStream.of(others)).sorted().distinct().toArray();
  }

  /** Returns the people whom a field of any rule names; the caller still checks the rules. */
  public List<ReadPerson> candidates(Content row) {
    Candidates found = new Candidates();
    row.scan(fields, found);
    return found.numbers.length == 0
        ? List.of()
        : IntStream.of(found.numbers).mapToObj(people::get).toList();
  }

  private final class Candidates implements BiConsumer<FieldPath, String> {
    private int[] numbers = NOBODY;

    @Override
    public void accept(FieldPath field, String value) {
      for (Map.Entry<IdentifierKind, Map<String, int[]>> of :
          byField.getOrDefault(field, Map.of()).entrySet()) {
        int[] named = of.getValue().get(of.getKey().comparable(value));
        if (named != null) {
          numbers = joined(numbers, named);
        }
      }
    }
  }
}
