package org.dsr4j.graph.doctor;

import java.util.Locale;

/** A stable name for the kind of a finding; it is not an error and is never thrown. */
public enum FindingCode {
  /** Whether the cloud's endpoint responded. */
  ENDPOINT,
  /** Whether the credential returned a token for the tenant. */
  TOKEN,
  /** The token is opaque: its permissions are unknown. */
  TOKEN_OPAQUE,
  /** Whether Graph returned its tenant. */
  TENANT,
  /** All required permissions are granted. */
  PERMISSIONS,
  /** A permission is missing, and sources cannot be read without it. */
  PERMISSION_MISSING,
  /** A permission is missing, but another one possibly includes it. */
  PERMISSION_UNVERIFIED,
  /** A connection that only reads has a write permission. */
  WRITE_PERMISSION,
  /** The test reads succeeded. */
  READS,
  /** A read was refused although the token has the required permission. */
  READ_REFUSED,
  /** A read succeeded although the token lacks the required permission. */
  READ_ALLOWED,
  /** A read failed for a reason other than permissions. */
  READ_FAILED,
  /** The resource was not found (404); a single object is optional. */
  READ_ABSENT;

  /**
   * Returns the stable code.
   *
   * @return for example {@code doctor.permission-missing}; never changes after publication
   */
  public String code() {
    return "doctor." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return code();
  }
}
