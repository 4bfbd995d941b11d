package org.dsr4j.model;

/** Whose turn it is when an error occurred. */
public enum ErrorFamily {
  /** The calling application must change its call, its configuration or its permissions. */
  CALLER,
  /** An adapter broke its contract; its vendor must mend it. */
  ADAPTER,
  /** A bound was reached: size, time, rate or disk space. */
  LIMIT,
  /** A service outside failed or answered with something that cannot be used. */
  EXTERNAL
}
