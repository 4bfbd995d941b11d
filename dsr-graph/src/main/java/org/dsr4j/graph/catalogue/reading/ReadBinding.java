package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.catalogue.Placeholder;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.catalogue.ReadPerson;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * One request of a read: its people, and the values of its placeholders.
 *
 * @param people the people whose rows are searched
 * @param values value by placeholder
 */
record ReadBinding(List<ReadPerson> people, Map<String, String> values) {

  ReadBinding {
    people = List.copyOf(people);
    values = Map.copyOf(values);
  }

  /** Returns the requests of a read, one for each combination of identifiers. */
  static List<ReadBinding> of(ReadFacts read, Identity identity) {
    List<Placeholder> addressed = read.addressed();
    List<ReadBinding> passes = List.of(new ReadBinding(List.of(ReadPerson.of(identity)), Map.of()));
    for (Placeholder needed : read.needed()) {
      List<ReadBinding> longer = new ArrayList<>();
      for (ReadBinding pass : passes) {
        for (Identifier value : needed.values(identity)) {
          longer.addAll(pass.bound(needed, value, addressed.contains(needed)));
        }
      }
      passes = longer;
    }
    return passes;
  }

  /** Returns the single request of a tenant-wide read. */
  static ReadBinding everyone(List<Identity> subjects) {
    return new ReadBinding(subjects.stream().map(ReadPerson::of).toList(), Map.of());
  }

  /** Returns a copy with one more value. */
  ReadBinding with(String placeholder, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(placeholder, value);
    return new ReadBinding(people, more);
  }

  /** Returns the only person, or null when there are several. */
  @Nullable Identity onlyPerson() {
    return people.size() == 1 ? people.get(0).who() : null;
  }

  /** Returns the device in the path, or empty. */
  String device() {
    return values.entrySet().stream()
        .filter(
            value -> Placeholder.named(value.getKey()).filter(Placeholder::ofDevice).isPresent())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /**
   * A filter and a function compare characters, so they are asked once for each spelling of the
   * identifier.
   */
  private List<ReadBinding> bound(Placeholder placeholder, Identifier value, boolean addressed) {
    List<ReadPerson> narrowed =
        addressed ? people.stream().map(person -> person.through(value)).toList() : people;
    return value.kind().spellings(value.value()).stream()
        .map(spelling -> new ReadBinding(narrowed, with(placeholder.name(), spelling).values()))
        .toList();
  }
}
