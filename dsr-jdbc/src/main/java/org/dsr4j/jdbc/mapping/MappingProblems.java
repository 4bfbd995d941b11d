package org.dsr4j.jdbc.mapping;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/** The problems of a mapping: each with its place, none with a value. */
final class MappingProblems {

  private final List<String> texts = new ArrayList<>();

  void add(String place, String problem) {
    texts.add((place.isEmpty() ? "the mapping" : place) + " " + problem);
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Refuses a mapping that has problems, and names all of them. */
  void throwIfAny(String instance) {
    if (!isEmpty()) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "The mapping of '" + instance + "' cannot be used: " + String.join("; ", texts));
    }
  }
}
