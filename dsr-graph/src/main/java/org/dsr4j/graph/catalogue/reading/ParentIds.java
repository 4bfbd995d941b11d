package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.catalogue.ReadPerson;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/** Collects the ids of a parent list for the reads that depend on it. */
final class ParentIds implements RowConsumer {

  private final ReadFacts.Hop hop;
  private final ReadBinding pass;
  private final List<String> ids = new ArrayList<>();
  private boolean hasRowWithoutId;

  ParentIds(ReadFacts.Hop hop, ReadBinding pass) {
    this.hop = hop;
    this.pass = pass;
  }

  /** Equal for requests that read the same parent list for the same people. */
  static List<Object> key(ReadFacts.Hop hop, ReadBinding pass, String cloud) {
    List<Identity> people = pass.people().stream().map(ReadPerson::who).toList();
    return List.of(
        hop.parent().requests(cloud), String.valueOf(hop.owner()), pass.values(), people);
  }

  List<String> ids() {
    return List.copyOf(ids);
  }

  /** Whether a row had no id, so that its dependent data cannot be read. */
  boolean hasRowWithoutId() {
    return hasRowWithoutId;
  }

  @Override
  public void row(Content row) {
    if (!namesSomebodyElse(row)) {
      row.text(hop.parent().key)
          .filter(id -> !id.isBlank())
          .ifPresentOrElse(ids::add, () -> hasRowWithoutId = true);
    }
  }

  private boolean namesSomebodyElse(Content row) {
    String owner = hop.owner() == null ? "" : row.text(hop.owner()).orElse("");
    return !owner.isBlank()
        && pass.people().stream()
            .flatMap(person -> person.who().identifiers(IdentifierKind.OBJECT_ID).stream())
            .noneMatch(known -> known.identifier().matches(owner));
  }
}
