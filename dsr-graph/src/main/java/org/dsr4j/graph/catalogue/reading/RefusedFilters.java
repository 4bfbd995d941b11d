package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.catalogue.ReadPerson;
import org.dsr4j.model.Identity;

/** Filters that a service refused: made good by reading each list whole, once for everybody. */
final class RefusedFilters {

  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * A list that is to be read whole.
   *
   * @param read the first read whose filter was refused
   * @param subjects for whom
   */
  record Refusal(ReadFacts read, Set<Identity> subjects) {}

  void add(ReadFacts read, ReadBinding pass) {
    Refusal refusal =
        refusals.stream().filter(r -> r.read().samePlace(read)).findFirst().orElse(null);
    if (refusal == null) {
      refusal = new Refusal(read, new LinkedHashSet<>());
      refusals.add(refusal);
    }
    for (ReadPerson person : pass.people()) {
      refusal.subjects().add(person.who());
    }
  }

  /** The lists that none of an entry's reads reads whole anyway. */
  List<Refusal> toScan(List<ReadFacts> reads) {
    return refusals.stream()
        .filter(
            refusal ->
                reads.stream()
                    .noneMatch(read -> read.filter == null && read.samePlace(refusal.read())))
        .toList();
  }
}
