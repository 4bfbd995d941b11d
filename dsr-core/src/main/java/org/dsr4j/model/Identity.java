package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The identifiers of one person, in facets that are complete or have gaps.
 *
 * <p>Immutable and thread-safe; {@link #toString()} contains no personal data.
 */
public final class Identity {

  private final String reference;
  private final DataSubject subject;
  private final Map<String, Facet> facets;

  /**
   * Creates an identity.
   *
   * @param reference an opaque reference within one run, for logs and events; no personal data
   * @param subject the person as named by the requester
   * @param facets the known facets
   */
  public Identity(String reference, DataSubject subject, Collection<Facet> facets) {
    this.reference = requireNonNull(reference, "reference");
    this.subject = requireNonNull(subject, "subject");
    Map<String, Facet> byName = new LinkedHashMap<>();
    facets.forEach(facet -> byName.put(facet.name(), facet));
    this.facets = java.util.Collections.unmodifiableMap(byName);
  }

  /**
   * The opaque reference within one run.
   *
   * @return the reference; no personal data
   */
  public String reference() {
    return reference;
  }

  /**
   * The person as named by the requester.
   *
   * @return the data subject
   */
  public DataSubject subject() {
    return subject;
  }

  /**
   * All facets.
   *
   * @return the facets in the order in which they were found
   */
  public Collection<Facet> facets() {
    return facets.values();
  }

  /**
   * One facet.
   *
   * @param name its name
   * @return the facet, or empty when no resolver provided it
   */
  public Optional<Facet> facet(String name) {
    return Optional.ofNullable(facets.get(name));
  }

  /**
   * All identifiers of a kind, in all facets.
   *
   * @param kind the kind
   * @return possibly empty
   */
  public List<KnownIdentifier> identifiers(IdentifierKind kind) {
    return facets.values().stream()
        .flatMap(facet -> facet.identifiers().stream())
        .filter(known -> known.identifier().kind().equals(kind))
        .toList();
  }

  /**
   * The first identifier of a kind.
   *
   * @param kind the kind
   * @return its value: personal data
   */
  public Optional<String> value(IdentifierKind kind) {
    return identifiers(kind).stream().findFirst().map(known -> known.identifier().value());
  }

  @Override
  public String toString() {
    return "Identity[" + reference + ", facets=" + facets.keySet() + "]";
  }
}
