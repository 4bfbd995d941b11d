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

/** Collects the identifiers of one facet during a resolution. Not thread-safe. */
public final class FacetCollector {

  private static final String REQUEST = "request";
  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

  private final String name;
  private final String provenance;
  private final Map<Identifier, KnownIdentifier> identifiers = new LinkedHashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  /**
   * Creates a collector for a facet.
   *
   * @param name the facet's name
   * @param provenance the origin of the identifiers: instance id and source id of an adapter
   */
  public FacetCollector(String name, String provenance) {
    this.name = requireNonNull(name, "name");
    this.provenance = requireNonNull(provenance, "provenance");
  }

  /**
   * Adds an identifier of unknown lifetime; ignored when the service sent no value or a placeholder
   * for none.
   *
   * @param kind the kind
   * @param value the value from the service
   * @param strength how certain it is that the identifier belongs to the person
   */
  public void add(IdentifierKind kind, Optional<String> value, Strength strength) {
    add(kind, value, strength, Window.all());
  }

  /**
   * Adds an identifier; ignored when the service sent no value or a placeholder for none.
   *
   * @param kind the kind
   * @param value the value from the service
   * @param strength how certain it is that the identifier belongs to the person
   * @param lifetime the time in which it is valid; if it is added twice with the same strength,
   *     both times count
   */
  public void add(IdentifierKind kind, Optional<String> value, Strength strength, Window lifetime) {
    try {
      value
          .filter(text -> !text.isBlank())
          .filter(text -> !IdentifierKind.OBJECT_ID.comparable(text).equals(EMPTY_GUID))
          .map(text -> Identifier.of(kind, text))
          .map(identifier -> new KnownIdentifier(identifier, provenance, strength, lifetime))
          .ifPresent(known -> identifiers.merge(known.identifier(), known, FacetCollector::better));
    } catch (DsrException e) {
      gap(
          Gap.failed(
              GraphError.IDENTIFIER_UNKNOWN,
              "an identifier of kind '" + kind.name() + "' has an invalid form"));
    }
  }

  private static KnownIdentifier better(KnownIdentifier old, KnownIdentifier added) {
    if (old.strength() != added.strength()) {
      return old.strength() == Strength.STRONG ? old : added;
    }
    return old.during(either(old.lifetime(), added.lifetime()));
  }

  /** The same person may enrol one device twice. */
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
   * Returns the lifetime that starts at a date of a row.
   *
   * @param date what the service sent
   * @return all time when it is not a date, or the service's placeholder for none
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
   * Returns the known identifiers of the person's devices. An identifier that only the requester
   * named is weak, because the device may belong to another person.
   *
   * @param known the person
   * @param kind the kind of identifier
   * @return the identifiers from services first
   */
  public static List<KnownIdentifier> devices(Identity known, IdentifierKind kind) {
    List<KnownIdentifier> returned =
        known.facet(Facet.DEVICES).stream()
            .flatMap(facet -> facet.identifiers().stream())
            .filter(one -> one.identifier().kind().equals(kind))
            .toList();
    List<KnownIdentifier> all = new ArrayList<>(returned);
    known.subject().identifiers().stream()
        .filter(given -> given.kind().equals(kind))
        .filter(given -> returned.stream().noneMatch(one -> one.identifier().equals(given)))
        .forEach(given -> all.add(KnownIdentifier.weak(given, REQUEST)));
    return all;
  }

  /**
   * Adds a gap for a failed search.
   *
   * @param part the gap
   */
  public void gap(Gap part) {
    gaps.add(part);
  }

  /**
   * Adds a gap for a deleted account, whose devices cannot be listed.
   *
   * @param what the objects that were not listed
   */
  public void accountDeleted(String what) {
    gap(
        Gap.failed(
            GraphError.ACCOUNT_DELETED,
            what
                + " of a deleted account cannot be listed; restore the account for the time of the"
                + " request, or search the devices by hand"));
  }

  /**
   * Adds a gap for a failure, if there was one.
   *
   * @param failure the failure
   * @param what the data that were not read
   */
  public void gap(Optional<GraphFailure> failure, String what) {
    failure.ifPresent(found -> gap(found.asGap(what)));
  }

  /**
   * Returns the facet with the identifiers so far.
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
