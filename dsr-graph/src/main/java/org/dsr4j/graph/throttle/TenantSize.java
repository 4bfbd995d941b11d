package org.dsr4j.graph.throttle;

/** The size class of a tenant in Graph; it determines the limits of the directory. */
public enum TenantSize {
  /** Fewer than 50 users. */
  SMALL,
  /** 50 to 500 users. */
  MEDIUM,
  /** More than 500 users. */
  LARGE
}
