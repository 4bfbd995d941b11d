package org.dsr4j.examples.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/** All problems of a mapping, each with its position, never with a value. */
final class Problems {

  private final List<String> texts = new ArrayList<>();

  void add(String place, String problem) {
    texts.add((place.isEmpty() ? "the mapping" : place) + " " + problem);
  }

  boolean none() {
    return texts.isEmpty();
  }

  /** Refuses the mapping if there are problems, and lists all of them. */
  void throwIfAny(String instance) {
    if (!none()) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "The mapping of '" + instance + "' cannot be used: " + String.join("; ", texts));
    }
  }
}
