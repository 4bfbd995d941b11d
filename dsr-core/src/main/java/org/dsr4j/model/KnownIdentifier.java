package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * An identifier with its origin, strength and lifetime.
 *
 * @param identifier the identifier
 * @param provenance the origin: {@code request}, or the instance and source id of an adapter
 * @param strength how reliably it belongs to the person
 * @param lifetime the period in which it belonged to the person; {@link Window#all()} when unknown
 */
public record KnownIdentifier(
    Identifier identifier, String provenance, Strength strength, Window lifetime) {

  /**
   * Rejects null values.
   *
   * @param identifier not null
   * @param provenance not null
   * @param strength not null
   * @param lifetime not null
   */
  public KnownIdentifier {
    requireNonNull(identifier, "identifier");
    requireNonNull(provenance, "provenance");
    requireNonNull(strength, "strength");
    requireNonNull(lifetime, "lifetime");
  }

  /**
   * Returns a strong identifier of unknown lifetime.
   *
   * @param identifier the identifier
   * @param provenance the origin
   * @return the known identifier
   */
  public static KnownIdentifier strong(Identifier identifier, String provenance) {
    return new KnownIdentifier(identifier, provenance, Strength.STRONG, Window.all());
  }

  /**
   * Returns a weak identifier of unknown lifetime.
   *
   * @param identifier the identifier
   * @param provenance the origin
   * @return the known identifier
   */
  public static KnownIdentifier weak(Identifier identifier, String provenance) {
    return new KnownIdentifier(identifier, provenance, Strength.WEAK, Window.all());
  }

  /**
   * Returns the same identifier with a lifetime.
   *
   * @param window the period in which it belonged to the person
   * @return a copy
   */
  public KnownIdentifier during(Window window) {
    return new KnownIdentifier(identifier, provenance, strength, window);
  }
}
