package org.dsr4j.jdbc.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.SourceCategory;
import org.jspecify.annotations.Nullable;

/**
 * One place that holds personal data.
 *
 * @param id the source's id
 * @param title what is held there
 * @param category the category of Microsoft's guide to data subject requests
 * @param texts purpose, recipients and retention
 * @param table the table, or null if the source is not read
 * @param key the columns that identify a row
 * @param joins joined tables, by which the column that identifies the person is reached
 * @param subjects the columns that identify the person; a match in one of them is enough
 * @param secret columns that are never selected
 * @param otherPeople columns that hold other people's data
 * @param freeText columns of free text
 * @param attachments columns that are exported as files
 * @param audit the column that dates the rows of an audit trail, or null
 * @param support what the mapping declares for actions that this adapter does not perform
 */
public record SourceMapping(
    String id,
    String title,
    SourceCategory category,
    Texts texts,
    @Nullable TableName table,
    List<String> key,
    List<Join> joins,
    List<Subject> subjects,
    Set<String> secret,
    List<String> otherPeople,
    List<String> freeText,
    List<Attachment> attachments,
    @Nullable String audit,
    Map<Action, ActionSupport> support) {

  /** Copies the collections. */
  public SourceMapping {
    key = List.copyOf(key);
    joins = List.copyOf(joins);
    subjects = List.copyOf(subjects);
    secret = Set.copyOf(secret);
    otherPeople = List.copyOf(otherPeople);
    freeText = List.copyOf(freeText);
    attachments = List.copyOf(attachments);
    support = Map.copyOf(support);
  }

  /** Whether the adapter reads the source. */
  public boolean readable() {
    return !support.containsKey(Action.DISCOVER);
  }

  /** Every column that the mapping names. A misspelt name must be found, above all of a secret. */
  public List<ColumnRef> mappedColumns() {
    List<ColumnRef> all = new ArrayList<>();
    subjects.forEach(subject -> subject.columns().forEach(all::add));
    Stream.of(
            key.stream(),
            secret.stream(),
            otherPeople.stream(),
            freeText.stream(),
            attachments.stream().map(Attachment::column),
            Stream.ofNullable(audit))
        .flatMap(names -> names)
        .forEach(name -> all.add(new ColumnRef(null, name)));
    return all;
  }

  /** All its tables, its own first. */
  public List<TableName> tables() {
    return Stream.concat(Stream.ofNullable(table), joins.stream().map(Join::table)).toList();
  }

  /** The names of its tables, joined by commas. */
  public String tableNames() {
    return tables().stream().map(TableName::toString).collect(Collectors.joining(", "));
  }

  /**
   * The information that the person receives (GDPR Art. 15(1)).
   *
   * @param purpose why the data are held
   * @param recipients who receives them
   * @param retention how long they are kept
   */
  public record Texts(String purpose, String recipients, String retention) {}

  /**
   * A table that is joined.
   *
   * @param table the table; at most one of its rows may match a row of the source
   * @param on columns of the joined table, each under the column that it must equal
   */
  public record Join(TableName table, Map<ColumnRef, String> on) {
    /** Copies the map and keeps its order. */
    public Join {
      on = Collections.unmodifiableMap(new LinkedHashMap<>(on));
    }
  }

  /**
   * A column that identifies the person.
   *
   * @param column the column
   * @param kind the kind of identifier it holds
   * @param dated the column that dates the row, or null
   * @param guard a column that decides alone if it has a value, or null
   * @param guardKind the kind of identifier in the guard column, or null
   */
  public record Subject(
      ColumnRef column,
      IdentifierKind kind,
      @Nullable ColumnRef dated,
      @Nullable ColumnRef guard,
      @Nullable IdentifierKind guardKind) {

    /** All its columns. */
    public Stream<ColumnRef> columns() {
      return Stream.of(Stream.of(column), Stream.ofNullable(dated), Stream.ofNullable(guard))
          .flatMap(refs -> refs);
    }
  }

  /**
   * A column that is exported as a file.
   *
   * @param column the column
   * @param mediaType its media type
   */
  public record Attachment(String column, String mediaType) {}
}
