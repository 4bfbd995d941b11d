package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One part of an identity, for example the account or the devices.
 *
 * <p>A facet with gaps is incomplete. A source that depends on it is never reported as NONE.
 *
 * @param name {@link #USER}, {@link #DEVICES} or a name that a vendor defines
 * @param identifiers the known identifiers, without duplicates
 * @param gaps lookups that failed; empty when the facet is complete
 */
public record Facet(String name, List<KnownIdentifier> identifiers, List<Gap> gaps) {

  /** The account: object id, user principal name, addresses. */
  public static final String USER = "user";

  /** The devices: registered, owned, managed. */
  public static final String DEVICES = "devices";

  /**
   * The library's own records of cases about the person. Absent when no journal is configured,
   * because no such records exist then.
   */
  public static final String CASES = "dsr-cases";

  /**
   * Rejects null values and copies the collections.
   *
   * @param name not null
   * @param identifiers not null; copied
   * @param gaps not null; copied
   */
  public Facet {
    requireNonNull(name, "name");
    identifiers = List.copyOf(identifiers);
    gaps = List.copyOf(gaps);
  }

  /**
   * Returns whether all lookups succeeded.
   *
   * @return true when there is no gap
   */
  public boolean complete() {
    return gaps.isEmpty();
  }
}
