package org.dsr4j.jdbc.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.model.IdentifierKind;
import org.jspecify.annotations.Nullable;

/**
 * A checked mapping. It is not yet compared with the database.
 *
 * @param title the name of the database, for people
 * @param tenant how the tenant of the database is known
 * @param zone the time zone of timestamps without one
 * @param person the table that identifies people
 * @param sources the places that hold personal data, readable or not
 */
public record Mapping(
    String title, Tenant tenant, ZoneId zone, PersonTable person, List<SourceMapping> sources) {

  /** Copies the list. */
  public Mapping {
    sources = List.copyOf(sources);
  }

  /** The source over the table of people: the provenance of identifiers that were found there. */
  public SourceMapping personSource() {
    return sources.stream()
        .filter(source -> person.table().equals(source.table()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * How the tenant of the database is known: from a column, or by assertion.
   *
   * @param table the table that holds the tenant's id, or null
   * @param column its column, or null
   * @param asserted why the database belongs to the tenant if no column says so, or null
   */
  public record Tenant(
      @Nullable TableName table, @Nullable String column, @Nullable String asserted) {}

  /**
   * The table that identifies people.
   *
   * @param table the table; several rows with one key are one person
   * @param key the column whose values never change and are never reused
   * @param keyKind the kind of identifier in the key column; its name begins with the instance
   * @param identifiers the other columns that identify the person
   */
  public record PersonTable(
      TableName table, String key, IdentifierKind keyKind, List<IdentifierColumn> identifiers) {

    /** Copies the list. */
    public PersonTable {
      identifiers = List.copyOf(identifiers);
    }

    /** All kinds of identifiers that the table holds. */
    public Set<IdentifierKind> kinds() {
      Set<IdentifierKind> kinds =
          identifiers.stream().map(IdentifierColumn::kind).collect(Collectors.toSet());
      kinds.add(keyKind);
      return kinds;
    }
  }

  /**
   * A column that identifies the person.
   *
   * @param column the column
   * @param kind the kind of identifier it holds
   * @param from the column with the start of its validity, or null
   * @param until the column with the end of its validity, or null
   */
  public record IdentifierColumn(
      String column, IdentifierKind kind, @Nullable String from, @Nullable String until) {}
}
