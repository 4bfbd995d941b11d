package org.dsr4j.testkit.internal.contract.capture;

import java.util.LinkedHashSet;
import java.util.Set;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.testkit.contract.SeededPerson;

/** The texts that identify a person in a log or a message. */
public final class IdentifyingTexts {

  /** Shorter values can occur in a log by chance. */
  private static final int TELLING = 8;

  private IdentifyingTexts() {}

  public static Set<String> of(SeededPerson person) {
    Set<String> texts = new LinkedHashSet<>(person.identifyingTexts());
    for (DataSubject way : person.lookUps()) {
      for (Identifier identifier : way.identifiers()) {
        if (identifier.value().length() >= TELLING) {
          texts.add(identifier.value());
        }
      }
    }
    return texts;
  }
}
