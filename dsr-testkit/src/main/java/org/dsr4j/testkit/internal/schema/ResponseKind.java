package org.dsr4j.testkit.internal.schema;

/** The kinds of answers a path gives. */
public enum ResponseKind {
  /** A list in pages. */
  LIST,
  /** One object. */
  ONE,
  /** One object, addressed by a property that is not its id. */
  KEY,
  /** A list in pages whose items are no objects but single values. */
  VALUES,
  /** A picture or file. */
  BYTES,
  /** Something put together for this one request. */
  MADE,
  /** No reading: the request changes something. */
  ACTION
}
