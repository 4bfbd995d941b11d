package org.dsr4j.graph.throttle;

/** How large Graph takes a tenant to be; decides what the directory allows. */
public enum TenantSize {
  /** Fewer than 50 users. */
  SMALL,
  /** 50 to 500 users. */
  MEDIUM,
  /** More than 500 users. */
  LARGE
}
