package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * One round of a read: for whom, and what the names in braces stand for.
 *
 * @param people whose rows to look for
 * @param values value by placeholder
 */
record Pass(List<ReadPerson> people, Map<String, String> values) {

  Pass {
    people = List.copyOf(people);
    values = Map.copyOf(values);
  }

  /** The rounds in which a read happens, one for each combination of identifiers. */
  static List<Pass> of(ReadFacts read, Identity identity) {
    List<Placeholder> addressed = read.addressed();
    List<Pass> passes = List.of(new Pass(List.of(ReadPerson.of(identity)), Map.of()));
    for (Placeholder needed : read.needed()) {
      List<Pass> longer = new ArrayList<>();
      for (Pass pass : passes) {
        for (Identifier value : needed.values(identity)) {
          longer.add(pass.bound(needed, value, addressed.contains(needed)));
        }
      }
      passes = longer;
    }
    return passes;
  }

  /** The one round of a tenant-wide read. */
  static Pass everyone(List<Identity> subjects) {
    return new Pass(subjects.stream().map(ReadPerson::of).toList(), Map.of());
  }

  /** The same with one more value. */
  Pass with(String placeholder, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(placeholder, value);
    return new Pass(people, more);
  }

  /** The only person, or null when there are several. */
  @Nullable Identity only() {
    return people.size() == 1 ? people.get(0).who() : null;
  }

  /** The device that the path names, or nothing. */
  String device() {
    return values.entrySet().stream()
        .filter(
            value -> Placeholder.named(value.getKey()).filter(Placeholder::ofDevice).isPresent())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private Pass bound(Placeholder placeholder, Identifier value, boolean addressed) {
    Pass more = with(placeholder.name(), value.value());
    if (!addressed) {
      return more;
    }
    List<ReadPerson> narrowed = people.stream().map(person -> person.through(value)).toList();
    return new Pass(narrowed, more.values());
  }
}
