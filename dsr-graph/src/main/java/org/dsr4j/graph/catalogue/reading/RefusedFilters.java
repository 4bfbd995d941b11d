package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.catalogue.ReadPerson;
import org.dsr4j.model.Identity;

/**
 * Collects the filters that a service refused; each of these lists is read completely, once for all
 * people.
 */
final class RefusedFilters {

  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * Adds a list that must be read completely.
   *
   * @param read the first read whose filter was refused
   * @param subjects the people
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

  /** Returns the lists that no other read of the entry reads completely. */
  List<Refusal> toScan(List<ReadFacts> reads) {
    return refusals.stream()
        .filter(
            refusal ->
                reads.stream()
                    .noneMatch(read -> read.filter == null && read.samePlace(refusal.read())))
        .toList();
  }
}
