package org.dsr4j.graph.catalogue;

import java.util.function.Consumer;
import org.dsr4j.graph.model.GraphVersion;
import org.jspecify.annotations.Nullable;

/**
 * One way into a place of personal data: a path, its query, and how to understand the answer.
 *
 * <p>Names in braces in the path and the filter stand for identifiers: {@code {userId}}, {@code
 * {userPrincipalName}}, {@code {deletedUserId}}, {@code {deviceObjectId}}, {@code {deviceId}},
 * {@code {managedDeviceId}}, {@code {serialNumber}}, {@code {mail}}, {@code {homeUserId}}, {@code
 * {contactId}}, {@code {correlationId}}. A read that names none is tenant-wide: it happens once for
 * all people of a task, and its rows are told apart by their fields. Immutable: every method hands
 * out a copy.
 */
public final class Read {

  private final ReadFacts facts;

  private Read(ReadFacts facts) {
    this.facts = facts;
  }

  /**
   * Reads a list, all its pages.
   *
   * @param version the version of Graph
   * @param template the path behind the version
   * @return the read
   */
  public static Read list(GraphVersion version, String template) {
    return new Read(new ReadFacts(version, template, false));
  }

  /**
   * Reads a single object.
   *
   * @param version the version of Graph
   * @param template the path behind the version
   * @return the read
   */
  public static Read single(GraphVersion version, String template) {
    return new Read(new ReadFacts(version, template, true));
  }

  /**
   * Filters at the service; the rows are checked all the same.
   *
   * @param value a {@code $filter} with names in braces where quoted literals go
   * @return a copy
   */
  public Read filter(String value) {
    return with(copy -> copy.filter = value);
  }

  /**
   * Asks for these properties only.
   *
   * @param value the properties
   * @return a copy
   */
  public Read select(PropertySelection value) {
    return with(copy -> copy.selection = value);
  }

  /**
   * Asks for these properties only.
   *
   * @param properties the properties, in every cloud the same
   * @return a copy
   */
  public Read select(String... properties) {
    return select(PropertySelection.of(properties));
  }

  /**
   * Asks for linked objects inside the rows.
   *
   * @param value a {@code $expand}
   * @return a copy
   */
  public Read expand(String value) {
    return with(copy -> copy.expand = value);
  }

  /**
   * Names the field that dates a row, so that an audit reads its window only.
   *
   * @param field a field holding an ISO 8601 date and time
   * @return a copy
   */
  public Read dated(String field) {
    return with(copy -> copy.date = field);
  }

  /**
   * Names this read in the ledger, should it fail; its path does otherwise.
   *
   * @param value a few words
   * @return a copy
   */
  public Read labelled(String value) {
    return with(copy -> copy.label = value);
  }

  /**
   * Reads each of the person's rows again by itself, because single reads return properties that
   * lists leave empty: the single answer is the record, and the row stands in where there is none.
   *
   * @param path the path of one object, its id as {@code {rowId}}
   * @return a copy
   */
  public Read withDetailRead(String path) {
    return with(copy -> copy.detail = path);
  }

  /**
   * Reads once for each row of another list, which may itself be read under a third.
   *
   * @param placeholder the name in braces in this path that stands for that row's id
   * @param parent the other list
   * @return a copy
   */
  public Read under(String placeholder, Read parent) {
    return hop(placeholder, parent, null);
  }

  /**
   * Reads once for each row of another list that does not name somebody else.
   *
   * @param placeholder the name in braces in this path that stands for that row's id
   * @param parent the other list
   * @param owner the field of the other list that may name its owner's object id
   * @return a copy
   */
  public Read under(String placeholder, Read parent, String owner) {
    return hop(placeholder, parent, owner);
  }

  private Read hop(String placeholder, Read parent, @Nullable String owner) {
    return with(copy -> copy.hop = new ReadFacts.Hop(placeholder, parent.facts, owner));
  }

  /**
   * Takes rows that are bare values, as functions return them, for objects with the one property
   * {@code value}.
   *
   * @return a copy
   */
  public Read bareValues() {
    return with(copy -> copy.bareValues = true);
  }

  /**
   * Names a property that every row has where the application may read it. Rows without it are
   * records, but their details are hidden: that is said in the ledger.
   *
   * @param property the property
   * @param permission what shows it
   * @return a copy
   */
  public Read showing(String property, String permission) {
    return with(copy -> copy.shown = new ReadFacts.Shown(property, permission));
  }

  /**
   * Tells the rows apart by their whole content, because their ids repeat.
   *
   * @return a copy
   */
  public Read keyedByContent() {
    return with(copy -> copy.key = "");
  }

  /**
   * Tells a device's rows from equal rows of another device: the path names the device, they do
   * not.
   *
   * @return a copy
   */
  public Read perDevice() {
    return with(copy -> copy.perDevice = true);
  }

  /**
   * Tells this read's records from those of another read of the same object.
   *
   * @param suffix a word
   * @return a copy
   */
  public Read keySuffix(String suffix) {
    return with(copy -> copy.keySuffix = "#" + suffix);
  }

  /**
   * Takes the object for a record though it says no more than its id: that there is one is what the
   * source tells. Another single object that says nothing is none, because functions and properties
   * are answered for everybody.
   *
   * @return a copy
   */
  public Read acceptIdOnly() {
    return with(copy -> copy.acceptsIdOnly = true);
  }

  /**
   * Takes 404 for "there is none", as objects answer that may be absent.
   *
   * @return a copy
   */
  public Read noneOn404() {
    return with(copy -> copy.noneOn404 = true);
  }

  /**
   * Reads the whole list when the service refuses the filter.
   *
   * @return a copy
   */
  public Read scanWhenRefused() {
    return with(copy -> copy.scanWhenRefused = true);
  }

  /**
   * Reads what comes by default when the service refuses {@code $select} or {@code $expand}; the
   * refusal stays a gap.
   *
   * @return a copy
   */
  public Read bareWhenRefused() {
    return with(copy -> copy.bareWhenRefused = true);
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
