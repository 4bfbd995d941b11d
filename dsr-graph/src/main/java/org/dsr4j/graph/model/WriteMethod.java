package org.dsr4j.graph.model;

/** The HTTP methods that change something. */
public enum WriteMethod {
  /** Creates, or calls an action. */
  POST,
  /** Changes the properties that it names. */
  PATCH,
  /** Replaces. */
  PUT,
  /** Removes. */
  DELETE
}
