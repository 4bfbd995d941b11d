package org.dsr4j.examples.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.SourceCategory;
import org.jspecify.annotations.Nullable;

/**
 * One source of personal data.
 *
 * @param id the source's id
 * @param title a title of the data in it
 * @param category the guide's category
 * @param texts purpose, recipients and retention
 * @param table the table, or null when it is not read
 * @param key the columns that identify a row
 * @param joins tables between it and the column that names the person
 * @param subjects the columns that name the person; any of them suffices
 * @param secret columns that are never selected
 * @param otherPeople columns with data of other people
 * @param freeText columns of free text
 * @param attachments columns that are delivered as files
 * @param audit the column that dates the rows of an audit trail, or null
 * @param support the declarations for actions that this adapter does not support
 */
record SourceMapping(
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

  SourceMapping {
    key = List.copyOf(key);
    joins = List.copyOf(joins);
    subjects = List.copyOf(subjects);
    secret = Set.copyOf(secret);
    otherPeople = List.copyOf(otherPeople);
    freeText = List.copyOf(freeText);
    attachments = List.copyOf(attachments);
    support = Map.copyOf(support);
  }

  boolean readable() {
    return !support.containsKey(Action.DISCOVER);
  }

  /**
   * Every column that the mapping names, so that a misspelt name is detected, most importantly of a
   * secret column.
   */
  List<ColumnRef> mentioned() {
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
  List<TableName> tables() {
    return Stream.concat(Stream.ofNullable(table), joins.stream().map(Join::table)).toList();
  }

  /**
   * The information for the person (GDPR Art. 15(1)).
   *
   * @param purpose why the data are stored
   * @param recipients who receives them
   * @param retention how long they are kept
   */
  record Texts(String purpose, String recipients, String retention) {}

  /**
   * A table that is joined.
   *
   * @param table the table; at most one of its rows belongs to a row of the source
   * @param on the joined table's column by the column it must equal
   */
  record Join(TableName table, Map<ColumnRef, String> on) {
    Join {
      on = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(on));
    }
  }

  /**
   * A column that names the person.
   *
   * @param column the column
   * @param kind the kind of identifier in it
   * @param dated the column that dates the row, or null
   * @param guard a column that has precedence if it has a value, or null
   * @param guardKind the kind of identifier in the guard, or null
   */
  record Subject(
      ColumnRef column,
      IdentifierKind kind,
      @Nullable ColumnRef dated,
      @Nullable ColumnRef guard,
      @Nullable IdentifierKind guardKind) {

    Stream<ColumnRef> columns() {
      return Stream.of(Stream.of(column), Stream.ofNullable(dated), Stream.ofNullable(guard))
          .flatMap(refs -> refs);
    }
  }

  /**
   * A column that is delivered as a file.
   *
   * @param column the column
   * @param mediaType the type of its content
   */
  record Attachment(String column, String mediaType) {}
}
