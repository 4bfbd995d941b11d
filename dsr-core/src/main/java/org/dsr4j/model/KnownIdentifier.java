package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * An identifier with what is known about it.
 *
 * @param identifier the identifier
 * @param provenance who told: {@code request}, or an adapter's instance and source id
 * @param strength how surely it is the person's
 * @param lifetime when it was the person's; {@link Window#all()} when unknown
 */
public record KnownIdentifier(
    Identifier identifier, String provenance, Strength strength, Window lifetime) {

  /**
   * Checks for nulls.
   *
   * @param identifier see {@link #identifier()}
   * @param provenance see {@link #provenance()}
   * @param strength see {@link #strength()}
   * @param lifetime see {@link #lifetime()}
   */
  public KnownIdentifier {
    requireNonNull(identifier, "identifier");
    requireNonNull(provenance, "provenance");
    requireNonNull(strength, "strength");
    requireNonNull(lifetime, "lifetime");
  }

  /**
   * A strong identifier of unknown lifetime.
   *
   * @param identifier the identifier
   * @param provenance who told
   * @return the known identifier
   */
  public static KnownIdentifier strong(Identifier identifier, String provenance) {
    return new KnownIdentifier(identifier, provenance, Strength.STRONG, Window.all());
  }

  /**
   * A weak identifier of unknown lifetime.
   *
   * @param identifier the identifier
   * @param provenance who told
   * @return the known identifier
   */
  public static KnownIdentifier weak(Identifier identifier, String provenance) {
    return new KnownIdentifier(identifier, provenance, Strength.WEAK, Window.all());
  }

  /**
   * The same identifier with a lifetime.
   *
   * @param window when it was the person's
   * @return a copy
   */
  public KnownIdentifier during(Window window) {
    return new KnownIdentifier(identifier, provenance, strength, window);
  }
}
