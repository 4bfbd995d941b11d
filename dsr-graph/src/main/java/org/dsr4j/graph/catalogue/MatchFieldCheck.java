package org.dsr4j.graph.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.MatchRule;

/**
 * Watches the rows that the reads of one source deliver: a row that does not show to whom it
 * belongs proves nothing. Used for one source, by one thread.
 *
 * <ul>
 *   <li>A request that names the person returns rows of the person only. A row that matches no rule
 *       and has no usable value in a match field is a gap.
 *   <li>In a list of the whole tenant, a row without the property is a gap. Null is allowed: the
 *       row belongs to nobody.
 *   <li>When no row of a list of the whole tenant has a usable value in a match field, the source
 *       has a gap. An empty array is a value: it names nobody.
 * </ul>
 */
public final class MatchFieldCheck {

  private final Map<FieldPath, Set<IdentifierKind>> rules = new LinkedHashMap<>();
  private final Map<List<Object>, WatchedRows> watched = new LinkedHashMap<>();

  public MatchFieldCheck(List<MatchRule> all) {
    for (MatchRule rule : all) {
      FieldPath field = rule.field();
      if (field != null) {
        rules.computeIfAbsent(field, any -> new LinkedHashSet<>()).add(rule.kind());
      }
    }
  }

  /** Returns the watch over a request that names one person, in its path or filter. */
  public WatchedRows naming(Identity person, ReadFacts read) {
    return watch(List.of(person, read), () -> new NamingRows(form(List.of(person)), person, read));
  }

  /** Returns the watch over a list of the whole tenant, which may have several requests. */
  public WatchedRows everyone(Collection<ReadPerson> people, ReadFacts read) {
    return watch(
        List.of(read),
        () -> {
          Set<FieldPath> fields = searched(people);
          fields.removeAll(read.lacking().keySet());
          return new TenantWideRows(form(all(people)), read, fields);
        });
  }

  /**
   * Returns the watch over rows that are no list of Graph: tables with one of several columns.
   *
   * @param people the people whose rows are searched
   * @param what the table, for people
   */
  WatchedRows table(Collection<ReadPerson> people, String what) {
    return watch(List.of(what), () -> new TableRows(form(all(people)), searched(people), what));
  }

  private WatchedRows watch(List<Object> key, Supplier<WatchedRows> rows) {
    return watched.computeIfAbsent(key, any -> rows.get());
  }

  private UsableValues form(List<Identity> people) {
    return new UsableValues(rules, people);
  }

  private static List<Identity> all(Collection<ReadPerson> people) {
    return people.stream().map(ReadPerson::who).toList();
  }

  /** Fields of which the people have no identifier cannot assign a row to them. */
  private Set<FieldPath> searched(Collection<ReadPerson> people) {
    Set<FieldPath> searched = new LinkedHashSet<>();
    rules.forEach(
        (field, kinds) -> {
          if (people.stream().anyMatch(person -> hasAny(person.seenAs(), kinds))) {
            searched.add(field);
          }
        });
    return searched;
  }

  private static boolean hasAny(Identity person, Set<IdentifierKind> kinds) {
    List<KnownIdentifier> known =
        kinds.stream().flatMap(kind -> person.identifiers(kind).stream()).toList();
    return !known.isEmpty();
  }

  /** Adds the gaps of all requests. */
  public void finish(GapSink gaps) {
    watched.values().forEach(rows -> rows.finish(gaps));
  }
}
