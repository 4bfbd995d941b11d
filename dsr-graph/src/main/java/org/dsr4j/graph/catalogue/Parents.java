package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.RowConsumer;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/** Collects the ids of a list whose rows a read goes through. */
final class Parents implements RowConsumer {

  private final ReadFacts.Hop hop;
  private final Pass pass;
  private final List<String> ids = new ArrayList<>();
  private boolean nameless;

  Parents(ReadFacts.Hop hop, Pass pass) {
    this.hop = hop;
    this.pass = pass;
  }

  /** Equal for rounds that go through the same rows for the same people. */
  static List<Object> key(ReadFacts.Hop hop, Pass pass, String cloud) {
    List<Identity> people = pass.people().stream().map(ReadPerson::who).toList();
    return List.of(
        hop.parent().requests(cloud), String.valueOf(hop.owner()), pass.values(), people);
  }

  List<String> ids() {
    return List.copyOf(ids);
  }

  /** Whether a row had no id, so that what lies below it cannot be asked for. */
  boolean nameless() {
    return nameless;
  }

  @Override
  public void row(Content row) {
    if (!namesSomebodyElse(row)) {
      row.text(hop.parent().key)
          .filter(id -> !id.isBlank())
          .ifPresentOrElse(ids::add, () -> nameless = true);
    }
  }

  private boolean namesSomebodyElse(Content row) {
    String owner = hop.owner() == null ? "" : row.text(hop.owner()).orElse("");
    return !owner.isBlank()
        && pass.people().stream()
            .flatMap(person -> person.who().identifiers(IdentifierKind.OBJECT_ID).stream())
            .noneMatch(known -> known.identifier().names(owner));
  }
}
