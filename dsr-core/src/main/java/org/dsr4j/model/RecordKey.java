package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * The key that identifies a record within its source; the service's own id when there is one.
 *
 * <p>May be personal data (some services use an address as id), so {@link #toString()} does not
 * show it.
 *
 * @param value the key, never blank
 */
public record RecordKey(String value) {

  /**
   * Rejects null and blank values.
   *
   * @param value not blank
   */
  public RecordKey {
    requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a record key must not be blank");
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
