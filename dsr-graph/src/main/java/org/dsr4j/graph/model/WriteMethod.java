package org.dsr4j.graph.model;

/** The HTTP methods that change data. */
public enum WriteMethod {
  /** Creates an object, or calls an action. */
  POST,
  /** Changes the given properties. */
  PATCH,
  /** Replaces an object. */
  PUT,
  /** Deletes an object. */
  DELETE
}
