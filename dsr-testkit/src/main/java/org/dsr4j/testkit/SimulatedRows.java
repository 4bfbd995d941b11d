package org.dsr4j.testkit;

import org.dsr4j.testkit.internal.fault.RowEdits;
import org.dsr4j.testkit.internal.json.MemberEdit;
import org.dsr4j.testkit.internal.json.RawJson;

/**
 * Changes the rows that one path answers, as they are written; see {@link SimulatedAnswers#rows}.
 * The tenant's data stay, and filters see the data. A property is named as in a row; a slash leads
 * into an object, and into all elements of an array: {@code initiatedBy/user/id}. Rows without the
 * property stay unchanged. Immutable.
 */
public final class SimulatedRows {

  private final RowEdits book;
  private final String path;
  private final boolean onlyLists;

  SimulatedRows(RowEdits book, String path, boolean onlyLists) {
    this.book = book;
    this.path = path;
    this.onlyLists = onlyLists;
  }

  /** {@return the rows of lists only; the single object at this path stays complete} */
  public SimulatedRows inLists() {
    return new SimulatedRows(book, path, true);
  }

  /**
   * Leaves properties out.
   *
   * @param properties their names
   * @return these rows
   */
  public SimulatedRows without(String... properties) {
    for (String property : properties) {
      book.add(path, onlyLists, MemberEdit.remove(property));
    }
    return this;
  }

  /**
   * Gives another value to a property.
   *
   * @param property its name
   * @param json the value as JSON, for instance the text {@code null}
   * @return these rows
   */
  public SimulatedRows with(String property, String json) {
    book.add(path, onlyLists, MemberEdit.set(property, RawJson.requireValue(json)));
    return this;
  }

  /**
   * Gives another name to a property.
   *
   * @param property its name
   * @param newName the other name, without slashes
   * @return these rows
   */
  public SimulatedRows renamed(String property, String newName) {
    book.add(path, onlyLists, MemberEdit.rename(property, newName));
    return this;
  }
}
