package org.dsr4j.testkit.contract;

import java.util.LinkedHashSet;
import java.util.Set;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;

/** The texts by which somebody can be told in a log or a message. */
final class PersonalTexts {

  /** Shorter values stand in a log by chance. */
  private static final int TELLING = 8;

  private PersonalTexts() {}

  static Set<String> of(SeededPerson person) {
    Set<String> texts = new LinkedHashSet<>(person.marks());
    for (DataSubject way : person.ways()) {
      for (Identifier identifier : way.identifiers()) {
        if (identifier.value().length() >= TELLING) {
          texts.add(identifier.value());
        }
      }
    }
    return texts;
  }
}
