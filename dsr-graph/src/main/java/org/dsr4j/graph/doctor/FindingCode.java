package org.dsr4j.graph.doctor;

import java.util.Locale;

/** A stable name for what was found; not an error, so never thrown. */
public enum FindingCode {
  /** The cloud's endpoint answered, or did not. */
  ENDPOINT,
  /** The credential gave a token for the tenant, or did not. */
  TOKEN,
  /** The token does not show which permissions it holds. */
  TOKEN_OPAQUE,
  /** Graph said which tenant it answers for, or did not. */
  TENANT,
  /** All permissions that are needed are there. */
  PERMISSIONS,
  /** A permission is not there, and sources are silent without it. */
  PERMISSION_MISSING,
  /** Another permission that is there may stand in; that is not certain. */
  PERMISSION_UNVERIFIED,
  /** A permission that can change something, on a connection that only reads. */
  WRITE_PERMISSION,
  /** The cheap reads that were tried were answered. */
  READS,
  /** A read was refused although the token holds what it needs. */
  READ_REFUSED,
  /** A read was answered although the token lacks what it needs. */
  READ_ALLOWED,
  /** A read failed in a way that says nothing about permissions. */
  READ_FAILED,
  /** Nothing is there (404): a single object need not exist. */
  READ_ABSENT;

  /**
   * The stable code.
   *
   * @return for instance {@code doctor.permission-missing}; never changes once published
   */
  public String code() {
    return "doctor." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return code();
  }
}
