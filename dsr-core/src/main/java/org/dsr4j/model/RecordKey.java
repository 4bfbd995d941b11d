package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * What tells a record from the other records of its source; the service's own id where it has one.
 *
 * <p>May be personal data (some services use an address as id), so {@link #toString()} hides it.
 *
 * @param value the key, never blank
 */
public record RecordKey(String value) {

  /**
   * Checks.
   *
   * @param value see {@link #value()}
   */
  public RecordKey {
    requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a record key is never blank");
    }
  }

  /**
   * Creates a key.
   *
   * @param value the key, never blank
   * @return the key
   */
  public static RecordKey of(String value) {
    return new RecordKey(value);
  }

  @Override
  public String toString() {
    return "RecordKey[***]";
  }
}
