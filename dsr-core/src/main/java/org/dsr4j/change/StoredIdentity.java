package org.dsr4j.change;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static org.dsr4j.change.StoredPlan.each;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** The stored form of an identity; see {@link StoredPlan}. */
record StoredIdentity(String reference, List<Facet> facets) {

  static StoredIdentity of(Identity identity) {
    return new StoredIdentity(
        identity.reference(), identity.facets().stream().map(Facet::of).toList());
  }

  Identity identity(DataSubject subject) {
    return new Identity(reference, subject, each(facets, Facet::facet));
  }

  record Facet(String name, List<Known> identifiers, List<String> gaps) {

    static Facet of(org.dsr4j.model.Facet facet) {
      return new Facet(
          facet.name(), each(facet.identifiers(), Known::of), each(facet.gaps(), Gap::detail));
    }

    org.dsr4j.model.Facet facet() {
      return new org.dsr4j.model.Facet(
          name,
          each(identifiers, Known::known),
          each(gaps, gap -> Gap.failed(DsrError.SUBJECT_UNRESOLVED, gap)));
    }
  }

  record Known(
      String kind,
      boolean unique,
      boolean immutable,
      boolean caseSensitive,
      @Nullable Boolean numeric,
      String value,
      String provenance,
      Strength strength,
      @JsonInclude(ALWAYS) @Nullable Instant from,
      @JsonInclude(ALWAYS) @Nullable Instant to) {

    static Known of(KnownIdentifier known) {
      StoredRequest.Id id = StoredRequest.Id.of(known.identifier());
      return new Known(
          id.kind(),
          id.unique(),
          id.immutable(),
          id.caseSensitive(),
          id.numeric(),
          id.value(),
          known.provenance(),
          known.strength(),
          known.lifetime().from(),
          known.lifetime().to());
    }

    KnownIdentifier known() {
      return new KnownIdentifier(
          new StoredRequest.Id(kind, unique, immutable, caseSensitive, numeric, value).identifier(),
          provenance,
          strength,
          new Window(from, to));
    }
  }
}
