package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What resolution learned about one person: identifiers in facets, each facet complete or not.
 *
 * <p>Immutable and thread-safe; {@link #toString()} holds no personal data.
 */
public final class Identity {

  private final String reference;
  private final DataSubject subject;
  private final Map<String, Facet> facets;

  /**
   * Creates an identity.
   *
   * @param reference an opaque name within one run, for logs and events; no personal data
   * @param subject the person as the requester named them
   * @param facets what is known
   */
  public Identity(String reference, DataSubject subject, Collection<Facet> facets) {
    this.reference = requireNonNull(reference, "reference");
    this.subject = requireNonNull(subject, "subject");
    Map<String, Facet> byName = new LinkedHashMap<>();
    facets.forEach(facet -> byName.put(facet.name(), facet));
    this.facets = java.util.Collections.unmodifiableMap(byName);
  }

  /**
   * An opaque name within one run.
   *
   * @return the reference; no personal data
   */
  public String reference() {
    return reference;
  }

  /**
   * The person as the requester named them.
   *
   * @return the data subject
   */
  public DataSubject subject() {
    return subject;
  }

  /**
   * All facets.
   *
   * @return in the order in which they were learned
   */
  public Collection<Facet> facets() {
    return facets.values();
  }

  /**
   * One facet.
   *
   * @param name its name
   * @return the facet, or empty when nothing was looked up
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
