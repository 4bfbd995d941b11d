package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;

/**
 * A person whose rows a request looks for.
 *
 * @param who the person as the task names them
 * @param seenAs the same person, with the identifiers that a row of this request may match: a path
 *     that names one device returns nothing about the person's other devices
 */
public record ReadPerson(Identity who, Identity seenAs) {

  /** A person with all identifiers. */
  public static ReadPerson of(Identity who) {
    return new ReadPerson(who, who);
  }

  /** The same person, of one kind of identifier with this one only. */
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
