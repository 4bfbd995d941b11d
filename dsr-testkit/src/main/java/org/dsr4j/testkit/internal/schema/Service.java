package org.dsr4j.testkit.internal.schema;

/**
 * The service behind a path. Services have different error messages and compare text differently.
 */
public enum Service {
  /** The directory. */
  DIRECTORY,
  /** Sign-in and audit reports. */
  AUDIT,
  /** Identity protection. */
  RISK,
  /** Intune. */
  INTUNE;

  /** {@return whether filters are case-sensitive} */
  public boolean caseSensitive() {
    return this == AUDIT;
  }

  /** {@return whether some operators need the ConsistencyLevel header and a count} */
  public boolean hasAdvancedQueries() {
    return this == DIRECTORY;
  }
}
