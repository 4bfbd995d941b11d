package org.dsr4j.testkit.internal.schema;

/** The kinds of answers a path gives. */
public enum Answers {
  /** A list in pages. */
  LIST,
  /** One object. */
  ONE,
  /** One object, addressed by a property that is not its id. */
  KEY,
  /** No reading: the request changes something. */
  ACTION
}
