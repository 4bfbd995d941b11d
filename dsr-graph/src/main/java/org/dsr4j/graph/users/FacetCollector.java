package org.dsr4j.graph.users;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;

/** Gathers one facet of a person while a resolver looks around. Not thread-safe. */
public final class FacetCollector {

  private static final String REQUEST = "request";
  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

  private final String name;
  private final String provenance;
  private final Map<Identifier, KnownIdentifier> identifiers = new LinkedHashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

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
   * Adds an identifier of unknown lifetime; nothing when the service sent none or its word for
   * none.
   *
   * @param kind the kind
   * @param value what the service sent
   * @param strength how surely it is the person's
   */
  public void add(IdentifierKind kind, Optional<String> value, Strength strength) {
    add(kind, value, strength, Window.all());
  }

  /**
   * Adds an identifier; nothing when the service sent none or its word for none.
   *
   * @param kind the kind
   * @param value what the service sent
   * @param strength how surely it is the person's
   * @param lifetime since when it is; told twice and equally sure, both times count
   */
  public void add(IdentifierKind kind, Optional<String> value, Strength strength, Window lifetime) {
    try {
      value
          .filter(text -> !text.isBlank() && !text.equals(EMPTY_GUID))
          .map(text -> Identifier.of(kind, text))
          .map(identifier -> new KnownIdentifier(identifier, provenance, strength, lifetime))
          .ifPresent(known -> identifiers.merge(known.identifier(), known, FacetCollector::better));
    } catch (DsrException e) {
      gap(
          Gap.failed(
              GraphError.IDENTIFIER_UNKNOWN,
              "an identifier of kind '" + kind.name() + "' came in a form that cannot be used"));
    }
  }

  private static KnownIdentifier better(KnownIdentifier old, KnownIdentifier added) {
    if (old.strength() != added.strength()) {
      return old.strength() == Strength.STRONG ? old : added;
    }
    return old.during(either(old.lifetime(), added.lifetime()));
  }

  /** One device may have been enrolled twice by the same person. */
  private static Window either(Window one, Window other) {
    Instant from = one.from();
    Instant otherFrom = other.from();
    Instant to = one.to();
    Instant otherTo = other.to();
    return new Window(
        from == null || otherFrom == null ? null : from.isBefore(otherFrom) ? from : otherFrom,
        to == null || otherTo == null ? null : to.isAfter(otherTo) ? to : otherTo);
  }

  /**
   * The lifetime that begins at a date of a row.
   *
   * @param date what the service sent
   * @return all time when that is no date, or the service's word for none
   */
  public static Window since(Optional<String> date) {
    try {
      return date.map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant)
          // Services write the first day of year 1 for "no date".
          .filter(instant -> instant.isAfter(Instant.EPOCH))
          .map(Window::since)
          .orElse(Window.all());
    } catch (DateTimeParseException e) {
      return Window.all();
    }
  }

  /**
   * What is known of the person's devices so far. What only the requester said of one is weak: it
   * may be anybody's.
   *
   * @param known the person
   * @param kind the kind of identifier
   * @return what services told first
   */
  public static List<KnownIdentifier> devices(Identity known, IdentifierKind kind) {
    List<KnownIdentifier> told =
        known.facet(Facet.DEVICES).stream()
            .flatMap(facet -> facet.identifiers().stream())
            .filter(one -> one.identifier().kind().equals(kind))
            .toList();
    List<KnownIdentifier> all = new ArrayList<>(told);
    known.subject().identifiers().stream()
        .filter(given -> given.kind().equals(kind))
        .filter(given -> told.stream().noneMatch(one -> one.identifier().equals(given)))
        .forEach(given -> all.add(KnownIdentifier.weak(given, REQUEST)));
    return all;
  }

  /**
   * Notes what could not be looked up.
   *
   * @param part what and why
   */
  public void gap(Gap part) {
    gaps.add(part);
  }

  /**
   * Notes that the account is deleted, so that its devices cannot be listed.
   *
   * @param what what was not listed
   */
  public void accountDeleted(String what) {
    gap(
        Gap.failed(
            GraphError.ACCOUNT_DELETED,
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
    failure.ifPresent(found -> gap(found.asGap(what)));
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
