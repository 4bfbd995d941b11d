package org.dsr4j.testkit.mutants.decorator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.spi.Resolution;

/** Modified results for an identified person; all other results are unchanged. */
public final class ModifiedFacets {

  private ModifiedFacets() {}

  static Resolution changed(Resolution answer, UnaryOperator<List<Facet>> change) {
    return answer instanceof Resolution.Identified identified
        ? new Resolution.Identified(change.apply(identified.facets()))
        : answer;
  }

  public static Resolution without(Resolution answer, String name) {
    return changed(
        answer, facets -> facets.stream().filter(facet -> !facet.name().equals(name)).toList());
  }

  public static Resolution mapped(Resolution answer, UnaryOperator<KnownIdentifier> change) {
    return changed(
        answer,
        facets ->
            facets.stream()
                .map(
                    facet ->
                        new Facet(
                            facet.name(),
                            facet.identifiers().stream().map(change).toList(),
                            facet.gaps()))
                .toList());
  }

  /** An additional identifier of the account. */
  public static Resolution with(Resolution answer, KnownIdentifier more) {
    return changed(
        answer,
        facets -> {
          List<Facet> all = new ArrayList<>(facets);
          all.add(new Facet(Facet.USER, List.of(more), List.of()));
          return all;
        });
  }

  /** The same person with another spelling. */
  public static Identity renamed(Identity known, UnaryOperator<String> spelling) {
    List<Facet> facets = new ArrayList<>();
    for (Facet facet : known.facets()) {
      List<KnownIdentifier> identifiers = new ArrayList<>();
      for (KnownIdentifier each : facet.identifiers()) {
        Identifier old = each.identifier();
        String value = old.kind().caseSensitive() ? old.value() : spelling.apply(old.value());
        identifiers.add(
            new KnownIdentifier(
                Identifier.of(old.kind(), value),
                each.provenance(),
                each.strength(),
                each.lifetime()));
      }
      facets.add(new Facet(facet.name(), identifiers, facet.gaps()));
    }
    return new Identity(known.reference(), known.subject(), facets);
  }
}
