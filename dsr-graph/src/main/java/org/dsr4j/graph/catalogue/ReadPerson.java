package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;

/**
 * A person whose rows a request searches.
 *
 * @param who the person as in the task
 * @param seenAs the same person, with the identifiers that a row of this request may match: a path
 *     that names one device returns no data about the person's other devices
 */
public record ReadPerson(Identity who, Identity seenAs) {

  /** Creates a person with all identifiers. */
  public static ReadPerson of(Identity who) {
    return new ReadPerson(who, who);
  }

  /** Returns a copy that has only this identifier of its kind. */
  public ReadPerson through(Identifier named) {
    List<Facet> facets = new ArrayList<>();
    for (Facet facet : seenAs.facets()) {
      facets.add(
          new Facet(
              facet.name(),
              facet.identifiers().stream()
                  .filter(
                      known ->
                          !known.identifier().kind().equals(named.kind())
                              || known.identifier().equals(named))
                  .toList(),
              facet.gaps()));
    }
    return new ReadPerson(who, new Identity(seenAs.reference(), seenAs.subject(), facets));
  }
}
