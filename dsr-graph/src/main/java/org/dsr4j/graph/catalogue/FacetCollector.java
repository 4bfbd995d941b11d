package org.dsr4j.graph.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;

/** Gathers one facet of a person while a resolver looks around. Not thread-safe. */
public final class FacetCollector {

  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

  private final String name;
  private final String provenance;
  private final Map<Identifier, KnownIdentifier> identifiers = new LinkedHashMap<>();
  private final List<OutcomePart> gaps = new ArrayList<>();

  /**
   * Begins a facet.
   *
   * @param name the facet's name
   * @param provenance who tells: an adapter's instance and source id
   */
  public FacetCollector(String name, String provenance) {
    this.name = requireNonNull(name, "name");
    this.provenance = requireNonNull(provenance, "provenance");
  }

  /**
   * Adds an identifier; nothing when the service sent none or its word for none.
   *
   * @param kind the kind
   * @param value what the service sent
   * @param strength how surely it is the person's
   */
  public void add(IdentifierKind kind, Optional<String> value, Strength strength) {
    value
        .filter(text -> !text.isBlank() && !text.equals(EMPTY_GUID))
        .map(text -> Identifier.of(kind, text))
        .ifPresent(
            identifier ->
                identifiers.merge(
                    identifier,
                    new KnownIdentifier(identifier, provenance, strength, Window.all()),
                    (old, added) -> old.strength() == Strength.STRONG ? old : added));
  }

  /**
   * Notes what could not be looked up.
   *
   * @param part what and why
   */
  public void gap(OutcomePart part) {
    gaps.add(part);
  }

  /**
   * Notes that the account is deleted, so that its devices cannot be listed.
   *
   * @param what what was not listed
   */
  public void accountDeleted(String what) {
    gap(
        OutcomePart.failed(
            CatalogueError.ACCOUNT_DELETED,
            what
                + " of a deleted account cannot be listed; restore the account for the time of the"
                + " request, or look the devices up by hand"));
  }

  /**
   * Notes a failure, if there was one.
   *
   * @param failure the failure
   * @param what what was not read
   */
  public void gap(Optional<GraphFailure> failure, String what) {
    failure.ifPresent(found -> gap(found.asPart(what)));
  }

  /**
   * The facet as far as it is known.
   *
   * @return strong identifiers first
   */
  public Facet facet() {
    List<KnownIdentifier> sorted =
        identifiers.values().stream()
            .sorted(Comparator.comparing(KnownIdentifier::strength))
            .toList();
    return new Facet(name, sorted, gaps);
  }
}
