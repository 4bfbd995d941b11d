package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.GraphUsers;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identity;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.spi.ReadOutcome.Gap;

/** The facets that a source depends on beside the one it declares. */
final class Facets {

  private Facets() {}

  /** Rows are recognised by identifiers of other facets too: their gaps are this source's. */
  static List<Gap> gaps(CatalogueEntry entry, List<Identity> subjects) {
    List<Gap> gaps = new ArrayList<>();
    for (String name : others(entry)) {
      for (Identity subject : subjects) {
        Optional<Facet> facet = subject.facet(name);
        if (facet.isEmpty()) {
          gaps.add(new Gap(subject, unknown(name)));
        } else {
          facet.get().gaps().forEach(part -> gaps.add(new Gap(subject, part)));
        }
      }
    }
    return gaps;
  }

  /** Whether the account is deleted. */
  static boolean deleted(Pass.Person person) {
    return !person.who().identifiers(GraphUsers.DELETED_OBJECT_ID).isEmpty();
  }

  private static Set<String> others(CatalogueEntry entry) {
    Set<String> facets = new LinkedHashSet<>();
    entry.descriptor().matchRules().forEach(rule -> facets.add(Placeholder.facetOf(rule.kind())));
    for (ReadFacts read : entry.reads()) {
      for (Placeholder placeholder : read.needed()) {
        placeholder.kinds().forEach(kind -> facets.add(Placeholder.facetOf(kind)));
      }
    }
    facets.remove(entry.descriptor().facet());
    return facets;
  }

  private static OutcomePart unknown(String facet) {
    return OutcomePart.failed(
        CatalogueError.IDENTIFIER_UNKNOWN,
        "Nothing was looked up for the facet '"
            + facet
            + "', so rows that only it could tell"
            + " may be missing");
  }
}
