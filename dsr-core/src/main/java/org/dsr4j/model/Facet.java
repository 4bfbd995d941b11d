package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One side of an identity: the account, or the devices.
 *
 * <p>A facet with gaps is incomplete, and a source that depends on it is never reported as "none".
 *
 * @param name {@link #USER}, {@link #DEVICES} or a vendor's own name
 * @param identifiers what is known, without repetition
 * @param gaps what could not be looked up; empty means complete
 */
public record Facet(String name, List<KnownIdentifier> identifiers, List<Gap> gaps) {

  /** The account: object id, user principal name, addresses. */
  public static final String USER = "user";

  /** The devices: registered, owned, managed. */
  public static final String DEVICES = "devices";

  /**
   * The library's own cases about the person, and what was done in them. Missing where no journal
   * is kept: then there are none.
   */
  public static final String CASES = "dsr-cases";

  /**
   * Copies.
   *
   * @param name see {@link #name()}
   * @param identifiers see {@link #identifiers()}
   * @param gaps see {@link #gaps()}
   */
  public Facet {
    requireNonNull(name, "name");
    identifiers = List.copyOf(identifiers);
    gaps = List.copyOf(gaps);
  }

  /**
   * Whether everything could be looked up.
   *
   * @return true when there is no gap
   */
  public boolean complete() {
    return gaps.isEmpty();
  }
}
