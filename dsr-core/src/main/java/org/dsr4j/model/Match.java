package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * Why a record is held to be the person's.
 *
 * @param kind the kind of identifier that matched
 * @param where {@link #ADDRESS} when the request itself named the person, else the field's path
 * @param strength how surely
 */
public record Match(IdentifierKind kind, String where, Strength strength) {

  /** The value of {@link #where()} when the request itself named the person. */
  public static final String ADDRESS = "address";

  /**
   * Checks for nulls.
   *
   * @param kind see {@link #kind()}
   * @param where see {@link #where()}
   * @param strength see {@link #strength()}
   */
  public Match {
    requireNonNull(kind, "kind");
    requireNonNull(where, "where");
    requireNonNull(strength, "strength");
  }

  /**
   * Whether the match is strong.
   *
   * @return false when the record is to be quarantined
   */
  public boolean strong() {
    return strength == Strength.STRONG;
  }
}
