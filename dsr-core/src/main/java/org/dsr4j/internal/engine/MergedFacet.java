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

/** Identifiers of one facet from all adapters, the best knowledge of each. */
final class MergedFacet {

  /** The provenance of what the requester said. */
  static final String REQUEST = "request";

  private final Map<Identifier, KnownIdentifier> identifiers = new LinkedHashMap<>();
  private final Set<Gap> gaps = new LinkedHashSet<>();

  void add(KnownIdentifier known) {
    identifiers.merge(known.identifier(), known, MergedFacet::better);
  }

  void gap(Gap part) {
    gaps.add(part);
  }

  /** What a service says of an identifier counts, in whichever facet; then not the requester's. */
  void removeIdentifiersKnownTo(Collection<MergedFacet> facets) {
    identifiers
        .values()
        .removeIf(
            known ->
                known.provenance().equals(REQUEST)
                    && facets.stream()
                        .map(facet -> facet.identifiers.get(known.identifier()))
                        .anyMatch(told -> told != null && !told.provenance().equals(REQUEST)));
  }

  /** A service's word counts more than the requester's, and strong more than weak. */
  private static KnownIdentifier better(KnownIdentifier old, KnownIdentifier added) {
    if (old.provenance().equals(REQUEST)) {
      return added;
    }
    if (old.strength() != added.strength()) {
      return old.strength() == Strength.STRONG ? old : added;
    }
    return old.during(common(old.lifetime(), added.lifetime()));
  }

  /** A device is registered once and enrolled by one person after the other: the later counts. */
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
