package org.dsr4j.internal.engine;

import static java.util.Objects.requireNonNull;

/**
 * What an adapter saw about a source that people read.
 *
 * @param present whether the source is in use; otherwise it holds no data about the person
 * @param text what was seen, without personal data
 */
record SeenFact(boolean present, String text) {

  SeenFact {
    requireNonNull(text, "fact");
  }
}
