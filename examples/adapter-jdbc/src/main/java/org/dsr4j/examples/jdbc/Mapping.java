package org.dsr4j.examples.jdbc;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.model.IdentifierKind;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping says: checked, and nothing asked of any database yet.
 *
 * @param title the database, for people
 * @param tenant how the database says whose it is
 * @param zone the zone of timestamps that carry none
 * @param person who a person is in this database
 * @param sources the places of personal data, read or not
 */
record Mapping(
    String title, Tenant tenant, ZoneId zone, PersonTable person, List<SourceMapping> sources) {

  Mapping {
    sources = List.copyOf(sources);
  }

  /** The source that stands for the person's table: what is learned there is learned from it. */
  SourceMapping personSource() {
    return sources.stream()
        .filter(source -> person.table().equals(source.table()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * How the database says whose it is: by a column, or not at all.
   *
   * @param table the table that holds the tenant's id, or null
   * @param column its column, or null
   * @param asserted why it is the tenant's although it cannot say so, or null
   */
  record Tenant(@Nullable TableName table, @Nullable String column, @Nullable String asserted) {}

  /**
   * Who a person is.
   *
   * @param table the table of people; several rows with one key are one person
   * @param key the column that is never changed nor given to another
   * @param keyKind the instance's own kind of identifier
   * @param identifiers the other columns that name the person
   */
  record PersonTable(
      TableName table, String key, IdentifierKind keyKind, List<IdentifierColumn> identifiers) {

    PersonTable {
      identifiers = List.copyOf(identifiers);
    }

    /** All kinds that the table tells of a person. */
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
   * @param kind the kind of identifier it holds
   * @param from the column that says since when it was the person's, or null
   * @param until the column that says until when, or null
   */
  record IdentifierColumn(
      String column, IdentifierKind kind, @Nullable String from, @Nullable String until) {}
}
