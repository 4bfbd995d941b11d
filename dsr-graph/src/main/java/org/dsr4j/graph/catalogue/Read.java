package org.dsr4j.graph.catalogue;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * One request for a place of personal data: its path, its query, and how to read the response.
 *
 * <p>Names in braces in the path and the filter represent identifiers: {@code {userId}}, {@code
 * {userPrincipalName}}, {@code {deletedUserId}}, {@code {deviceObjectId}}, {@code {deviceId}},
 * {@code {managedDeviceId}}, {@code {serialNumber}}, {@code {address}}, {@code {homeUserId}},
 * {@code {contactId}}, {@code {correlationId}}. A read without such names is tenant-wide: it runs
 * once for all people of a task, and the fields of a row decide to whom it belongs. Immutable:
 * every method returns a copy.
 */
public final class Read {

  private final ReadFacts facts;

  private Read(ReadFacts facts) {
    this.facts = facts;
  }

  /**
   * Reads all pages of a list.
   *
   * @param version the version of Graph
   * @param template the path after the version
   * @return the read
   */
  public static Read list(GraphVersion version, String template) {
    return new Read(new ReadFacts(version, template, false));
  }

  /**
   * Reads a single object.
   *
   * @param version the version of Graph
   * @param template the path after the version
   * @return the read
   */
  public static Read single(GraphVersion version, String template) {
    return new Read(new ReadFacts(version, template, true));
  }

  /**
   * Sets a filter for the service; the rows are checked anyway.
   *
   * @param value a {@code $filter} with names in braces instead of quoted literals
   * @return a copy
   */
  public Read filter(String value) {
    return with(copy -> copy.filter = value);
  }

  /**
   * Selects the properties.
   *
   * @param value the properties
   * @return a copy
   */
  public Read select(PropertySelection value) {
    return with(copy -> copy.selection = value);
  }

  /**
   * Selects the properties, if they are the same in every cloud.
   *
   * @param properties the properties in every cloud
   * @return a copy
   */
  public Read select(String... properties) {
    return select(PropertySelection.of(properties));
  }

  /**
   * Expands linked objects inside the rows.
   *
   * @param value a {@code $expand}
   * @return a copy
   */
  public Read expand(String value) {
    return with(copy -> copy.expand = value);
  }

  /**
   * Sets the field with the date of a row, so that an audit reads only its window.
   *
   * @param field a field with an ISO 8601 date and time
   * @return a copy
   */
  public Read dated(String field) {
    return with(copy -> copy.date = field);
  }

  /**
   * Sets the name of this read in the ledger for failures; the default is its path.
   *
   * @param value a short text
   * @return a copy
   */
  public Read labelled(String value) {
    return with(copy -> copy.label = value);
  }

  /**
   * Reads each of the person's rows again as a single object, because lists leave some properties
   * empty. The single object becomes the record; if it cannot be read, the row becomes the record.
   *
   * @param path the path of one object, with its id as {@code {rowId}}
   * @return a copy
   */
  public Read withDetailRead(String path) {
    return with(copy -> copy.detail = path);
  }

  /**
   * Reads each row without a value in a match field again as a single object, because the list may
   * hide it. The single object decides to whom the row belongs, and becomes the record; if it
   * cannot be read, the row counts, and the source has a gap.
   *
   * @param path the path of one object, with its id as {@code {rowId}}
   * @param field the match field
   * @return a copy
   */
  public Read withDetailWhenBlank(String path, String field) {
    return with(
        copy -> {
          copy.detail = path;
          copy.blank = FieldPath.of(field);
        });
  }

  /**
   * Runs once for each row of another list, which may depend on a third list.
   *
   * @param placeholder the name in braces in this path that represents the row's id
   * @param parent the other list
   * @return a copy
   */
  public Read under(String placeholder, Read parent) {
    return hop(placeholder, parent, null);
  }

  /**
   * Runs once for each row of another list that does not name another person.
   *
   * @param placeholder the name in braces in this path that represents the row's id
   * @param parent the other list
   * @param owner the field of the other list that may contain its owner's object id
   * @return a copy
   */
  public Read under(String placeholder, Read parent, String owner) {
    return hop(placeholder, parent, owner);
  }

  private Read hop(String placeholder, Read parent, @Nullable String owner) {
    return with(copy -> copy.hop = new ReadFacts.Hop(placeholder, parent.facts, owner));
  }

  /**
   * Accepts rows that are plain values, as functions return them, as objects with the single
   * property {@code value}.
   *
   * @return a copy
   */
  public Read bareValues() {
    return with(copy -> copy.bareValues = true);
  }

  /**
   * Names a property that every visible row has. Rows without it become records, but their details
   * are hidden: the ledger reports this.
   *
   * @param property the property
   * @param permission the required permission
   * @return a copy
   */
  public Read showing(String property, String permission) {
    return with(copy -> copy.shown = new ReadFacts.Shown(property, permission));
  }

  /**
   * Declares match fields that no row of this read has, because their type does not have them.
   *
   * @param reason why, from the published metadata
   * @param fields the fields of match rules
   * @return a copy
   */
  public Read lacking(String reason, String... fields) {
    return with(copy -> copy.lacking = ReadFacts.with(copy.lacking, reason, fields));
  }

  /**
   * Declares match fields that may be empty in all rows of a tenant, or missing in some of them.
   * When no row has the property at all, the source has a gap nevertheless.
   *
   * @param reason why, from the documentation of the type
   * @param fields the fields of match rules
   * @return a copy
   */
  public Read mayLack(String reason, String... fields) {
    return with(copy -> copy.optional = ReadFacts.with(copy.optional, reason, fields));
  }

  /**
   * Identifies the rows by their complete content, because their ids repeat.
   *
   * @return a copy
   */
  public Read keyedByContent() {
    return with(copy -> copy.key = "");
  }

  /**
   * Distinguishes a device's rows from equal rows of another device: the path names the device, the
   * rows do not.
   *
   * @return a copy
   */
  public Read perDevice() {
    return with(copy -> copy.perDevice = true);
  }

  /**
   * Distinguishes this read's records from the records of another read of the same object.
   *
   * @param suffix a word
   * @return a copy
   */
  public Read keySuffix(String suffix) {
    return with(copy -> copy.keySuffix = "#" + suffix);
  }

  /**
   * Accepts the object as a record even if it contains only its id: its existence is the data.
   * Otherwise a single object without data is ignored, because Graph returns functions and
   * properties for every person.
   *
   * @return a copy
   */
  public Read acceptIdOnly() {
    return with(copy -> copy.acceptsIdOnly = true);
  }

  /**
   * Accepts 404 as "no data", for objects that are optional.
   *
   * @return a copy
   */
  public Read noneOn404() {
    return with(copy -> copy.noneOn404 = true);
  }

  /**
   * Reads the complete list when the service refuses the filter.
   *
   * @return a copy
   */
  public Read scanWhenRefused() {
    return with(copy -> copy.scanWhenRefused = true);
  }

  /**
   * Reads the default properties when the service refuses {@code $select} or {@code $expand}; the
   * refusal remains a gap.
   *
   * @return a copy
   */
  public Read bareWhenRefused() {
    return with(copy -> copy.bareWhenRefused = true);
  }

  /**
   * May share one request with other reads of the same list that compare another field or another
   * of the person's identifiers: their filters are joined with {@code or}. If the service refuses
   * this, or returns a row that no filter explains, each read has its own request. The filter is
   * one comparison, optionally with conditions that name no identifier.
   *
   * @return a copy
   */
  public Read joinable() {
    return with(copy -> copy.joinable = true);
  }

  /**
   * Is read once in each run for each person, also if other reads are {@link #within} it.
   *
   * @param types all types of its rows, as in {@code @odata.type} without the namespace
   * @return a copy
   */
  public Read shared(String... types) {
    return with(copy -> copy.sharedTypes = Set.of(types));
  }

  /**
   * Uses the rows of a list that contains them among rows of other types, as long as this list
   * shows their type and all their values. Otherwise, and if the list cannot be read, this read has
   * its own request.
   *
   * @param list the list, with {@link #shared}
   * @param type the type of the rows, as in {@code @odata.type} without the namespace
   * @param permission the permission with which the list contains the rows of all types
   * @param absentIn the clouds that do not have the list
   * @param values the properties that have a value in a complete row
   * @return a copy
   */
  public Read within(
      Read list, String type, String permission, Set<String> absentIn, String... values) {
    return with(
        copy ->
            copy.whole =
                new ReadFacts.Whole(list.facts, type, permission, absentIn, List.of(values)));
  }

  public ReadFacts facts() {
    return facts;
  }

  private Read with(Consumer<ReadFacts> change) {
    ReadFacts copy = new ReadFacts(facts);
    change.accept(copy);
    return new Read(copy);
  }
}
