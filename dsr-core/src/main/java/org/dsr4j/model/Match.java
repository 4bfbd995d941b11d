package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * The reason why a record is assigned to the person.
 *
 * @param kind the kind of identifier that matched
 * @param where {@link #ADDRESS} when the request itself named the person, otherwise the path of the
 *     field
 * @param strength how reliably the record belongs to the person
 */
public record Match(IdentifierKind kind, String where, Strength strength) {

  /** The value of {@link #where()} when the request itself named the person. */
  public static final String ADDRESS = "address";

  /**
   * Rejects null values.
   *
   * @param kind not null
   * @param where not null
   * @param strength not null
   */
  public Match {
    requireNonNull(kind, "kind");
    requireNonNull(where, "where");
    requireNonNull(strength, "strength");
  }

  /**
   * Returns whether the match is strong.
   *
   * @return false when the record must be quarantined
   */
  public boolean strong() {
    return strength == Strength.STRONG;
  }
}
