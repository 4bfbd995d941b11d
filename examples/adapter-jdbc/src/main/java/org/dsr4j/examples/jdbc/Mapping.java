package org.dsr4j.examples.jdbc;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.model.IdentifierKind;
import org.jspecify.annotations.Nullable;

/**
 * A validated mapping, before any access to the database.
 *
 * @param title the display name of the database
 * @param tenant how the tenant of the database is confirmed
 * @param zone the zone of timestamps without a zone
 * @param person how people are identified in this database
 * @param sources the sources of personal data, readable or not
 */
record Mapping(
    String title, Tenant tenant, ZoneId zone, PersonTable person, List<SourceMapping> sources) {

  Mapping {
    sources = List.copyOf(sources);
  }

  /**
   * The source of the person's table, which is the provenance of the identifiers from this table.
   */
  SourceMapping personSource() {
    return sources.stream()
        .filter(source -> person.table().equals(source.table()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * How the tenant of the database is confirmed: by a column, or by an assertion.
   *
   * @param table the table with the tenant's id, or null
   * @param column its column, or null
   * @param asserted the reason why it belongs to the tenant although it has no such column, or null
   */
  record Tenant(@Nullable TableName table, @Nullable String column, @Nullable String asserted) {}

  /**
   * The table of people.
   *
   * @param table the table of people; several rows with one key are one person
   * @param key the column that never changes and is never assigned to another person
   * @param keyKind the instance's own kind of identifier
   * @param identifiers the other columns that name the person
   */
  record PersonTable(
      TableName table, String key, IdentifierKind keyKind, List<IdentifierColumn> identifiers) {

    PersonTable {
      identifiers = List.copyOf(identifiers);
    }

    /** All kinds of identifiers in the table of people. */
    Set<IdentifierKind> kinds() {
      Set<IdentifierKind> kinds =
          identifiers.stream().map(IdentifierColumn::kind).collect(Collectors.toSet());
      kinds.add(keyKind);
      return kinds;
    }
  }

  /**
   * A column that names the person.
   *
   * @param column the column
   * @param kind the kind of identifier in it
   * @param from the column with the beginning of its lifetime, or null
   * @param until the column with the end of its lifetime, or null
   */
  record IdentifierColumn(
      String column, IdentifierKind kind, @Nullable String from, @Nullable String until) {}
}
