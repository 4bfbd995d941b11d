package org.dsr4j.testkit.internal.schema;

/** The kinds of answers of a path. */
public enum ResponseKind {
  /** A list in pages. */
  LIST,
  /** One object. */
  ONE,
  /** One object, addressed by a property that is not its id. */
  KEY,
  /** A list in pages whose items are single values instead of objects. */
  VALUES,
  /** A picture or file. */
  BYTES,
  /** An answer that is computed for one request. */
  MADE,
  /** A request that changes something. */
  ACTION
}
