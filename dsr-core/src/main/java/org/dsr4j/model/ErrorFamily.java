package org.dsr4j.model;

/** Who must act after an error. */
public enum ErrorFamily {
  /**
   * The operator or the calling application must change the call, the configuration or the
   * permissions.
   */
  CALLER,
  /** An adapter violated its contract; its vendor must fix it. */
  ADAPTER,
  /** A limit was reached: size, time, rate or disk space. */
  LIMIT,
  /** An external service failed or returned an unusable response. */
  EXTERNAL
}
