package org.dsr4j.testkit.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;
import org.jspecify.annotations.Nullable;

/** Asks one adapter who somebody is, and keeps what it answered or threw. */
final class Resolving {

  private static final String REFERENCE = "subject-1";

  private final DataSubject subject;
  private final @Nullable Resolution answer;
  private final @Nullable Throwable thrown;
  private final boolean resolver;

  private Resolving(
      DataSubject subject,
      @Nullable Resolution answer,
      @Nullable Throwable thrown,
      boolean resolver) {
    this.subject = subject;
    this.answer = answer;
    this.thrown = thrown;
    this.resolver = resolver;
  }

  static Resolving of(Adapter adapter, DataSubject subject, Cancellation cancellation) {
    return of(adapter, asked(subject), cancellation);
  }

  static Resolving of(Adapter adapter, Identity known, Cancellation cancellation) {
    if (!(adapter instanceof SubjectResolver resolver)) {
      return new Resolving(known.subject(), null, null, false);
    }
    try {
      return new Resolving(known.subject(), resolver.resolve(known, cancellation), null, true);
    } catch (Throwable e) {
      return new Resolving(known.subject(), null, e, true);
    }
  }

  /** What is known before anybody was asked. */
  private static Identity asked(DataSubject subject) {
    return new Identity(REFERENCE, subject, List.of(userFacet(subject)));
  }

  private static Facet userFacet(DataSubject subject) {
    List<KnownIdentifier> known =
        subject.identifiers().stream()
            .map(identifier -> KnownIdentifier.strong(identifier, "request"))
            .toList();
    return new Facet(Facet.USER, known, List.of());
  }

  /** Whether the adapter identifies people at all. */
  boolean asksAdapter() {
    return resolver;
  }

  Optional<Resolution> answer() {
    return Optional.ofNullable(answer);
  }

  Optional<Throwable> thrown() {
    return Optional.ofNullable(thrown);
  }

  /** The facets of an answer that identifies somebody. */
  List<Facet> facets() {
    return answer instanceof Resolution.Identified identified ? identified.facets() : List.of();
  }

  /** What could not be looked up. */
  List<OutcomePart> gaps() {
    if (answer instanceof Resolution.Unavailable unavailable) {
      return List.of(unavailable.gap());
    }
    return facets().stream().flatMap(facet -> facet.gaps().stream()).toList();
  }

  List<KnownIdentifier> identifiers() {
    return facets().stream().flatMap(facet -> facet.identifiers().stream()).toList();
  }

  static Set<Identifier> immutable(Resolving resolving) {
    return resolving.identifiers().stream()
        .map(KnownIdentifier::identifier)
        .filter(identifier -> identifier.kind().immutable())
        .collect(Collectors.toSet());
  }

  /** The identity as the engine would put it together from this adapter alone. */
  Optional<Identity> identity() {
    if (resolver && !(answer instanceof Resolution.Identified)) {
      return Optional.empty();
    }
    Map<String, Map<Identifier, KnownIdentifier>> merged = new LinkedHashMap<>();
    Map<String, List<OutcomePart>> gaps = new LinkedHashMap<>();
    List<Facet> all = new ArrayList<>();
    all.add(userFacet(subject));
    all.addAll(facets());
    for (Facet facet : all) {
      Map<Identifier, KnownIdentifier> known =
          merged.computeIfAbsent(facet.name(), name -> new LinkedHashMap<>());
      // A service's word counts more than the requester's.
      facet.identifiers().forEach(identifier -> known.put(identifier.identifier(), identifier));
      gaps.computeIfAbsent(facet.name(), name -> new ArrayList<>()).addAll(facet.gaps());
    }
    List<Facet> facets = new ArrayList<>();
    merged.forEach(
        (name, known) ->
            facets.add(
                new Facet(name, List.copyOf(known.values()), gaps.getOrDefault(name, List.of()))));
    return Optional.of(new Identity(REFERENCE, subject, facets));
  }

  String description() {
    if (thrown != null) {
      return "it threw " + Texts.thrown(thrown);
    }
    return answer == null ? "it answered null" : "it answered " + answer.status() + " " + gaps();
  }
}
