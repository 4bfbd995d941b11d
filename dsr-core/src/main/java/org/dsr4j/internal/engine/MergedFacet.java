package org.dsr4j.internal.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * Merges the identifiers of one facet from all adapters, and keeps the best information about each.
 */
final class MergedFacet {

  /** The provenance of identifiers that the requester named. */
  static final String REQUEST = "request";

  private final Map<Identifier, KnownIdentifier> identifiers = new LinkedHashMap<>();
  private final Set<Gap> gaps = new LinkedHashSet<>();

  void add(KnownIdentifier known) {
    identifiers.merge(known.identifier(), known, MergedFacet::better);
  }

  void gap(Gap gap) {
    gaps.add(gap);
  }

  /**
   * Removes identifiers that a service knows in another facet: the service's information replaces
   * the requester's.
   */
  void removeIdentifiersKnownTo(Collection<MergedFacet> facets) {
    identifiers
        .values()
        .removeIf(
            known ->
                known.provenance().equals(REQUEST)
                    && facets.stream()
                        .map(facet -> facet.identifiers.get(known.identifier()))
                        .anyMatch(other -> other != null && !other.provenance().equals(REQUEST)));
  }

  /** Makes names and addresses weak that only the requester named. */
  void weakenChangeable() {
    identifiers.replaceAll(
        (identifier, known) ->
            known.provenance().equals(REQUEST) && !identifier.kind().immutable()
                ? new KnownIdentifier(identifier, REQUEST, Strength.WEAK, known.lifetime())
                : known);
  }

  /** Prefers the information of a service to the requester's, and strong to weak. */
  private static KnownIdentifier better(KnownIdentifier old, KnownIdentifier added) {
    if (old.provenance().equals(REQUEST)) {
      return added;
    }
    if (old.strength() != added.strength()) {
      return old.strength() == Strength.STRONG ? old : added;
    }
    return old.during(common(old.lifetime(), added.lifetime()));
  }

  /**
   * Intersects two lifetimes. A device is registered once and then enrolled by several people, so
   * the later start counts.
   */
  private static Window common(Window one, Window other) {
    Instant from = later(one.from(), other.from());
    Instant to = earlier(one.to(), other.to());
    return from != null && to != null && !from.isBefore(to) ? one : new Window(from, to);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  Facet toFacet(String name) {
    return new Facet(name, List.copyOf(identifiers.values()), List.copyOf(gaps));
  }
}
