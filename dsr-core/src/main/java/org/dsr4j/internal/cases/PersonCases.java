package org.dsr4j.internal.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.internal.engine.LastingIdentifiers;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;

/** Describes the earlier cases of a person for the approver of a new plan. */
public final class PersonCases {

  private PersonCases() {}

  /**
   * Returns one note for each other case of the person, and for each case in which an address of
   * the person belonged to another account.
   */
  public static List<String> notes(
      JournalSettings settings, DsrRequest request, Identity identity) {
    Set<Identifier> lasting = LastingIdentifiers.of(identity);
    Set<Identifier> changeable = LastingIdentifiers.changeable(identity);
    OtherCases others = new OtherCases(settings, request.tenant(), request.id());
    List<String> notes = new ArrayList<>();
    for (OtherCases.Other other : others.readable()) {
      Identity theirs = other.state().plan().identity();
      if (shared(lasting, LastingIdentifiers.of(theirs))) {
        notes.add("Case " + other.id() + " is about the same person: " + progress(other.state()));
      } else if (shared(changeable, LastingIdentifiers.changeable(theirs))) {
        notes.add(
            "An address of the person belonged to another account in case "
                + other.id()
                + ": check that this is the right person");
      }
    }
    Stream.concat(others.unreadable().stream(), others.keyless().stream())
        .forEach(
            id -> notes.add("Case " + id + " could not be read: it may be about the same person"));
    return notes;
  }

  private static boolean shared(Set<Identifier> one, Set<Identifier> other) {
    return !Collections.disjoint(one, other);
  }

  private static String progress(CaseState state) {
    if (state.withdrawal().isPresent()) {
      return "withdrawn";
    }
    if (!state.approved()) {
      return "planned, not approved";
    }
    int open = state.openSteps().size();
    return open == 0 ? "ended" : "open, " + open + " steps are not done";
  }
}
