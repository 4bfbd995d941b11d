package org.dsr4j.jdbc.model;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;

/** The error codes of the JDBC adapter. The page {@code docs/errors.md} says how to fix each. */
public enum JdbcError implements ErrorCode {
  /** The tenant of the database could not be read. */
  TENANT_UNREADABLE(ErrorFamily.EXTERNAL, true),
  /** The database user may not read a table or a column. */
  NOT_GRANTED(ErrorFamily.CALLER, false),
  /** The database refused the login of its user. */
  LOGIN_REFUSED(ErrorFamily.CALLER, false),
  /** A table or a column of the mapping is missing or has an unsuitable type. */
  SCHEMA_MISMATCH(ErrorFamily.CALLER, false),
  /** The database could not be reached, or the connection broke. */
  CONNECTION_FAILED(ErrorFamily.EXTERNAL, true),
  /** A time limit passed, or a lock was not granted. */
  BUSY(ErrorFamily.LIMIT, true),
  /** The database failed for another reason. */
  QUERY_FAILED(ErrorFamily.EXTERNAL, false),
  /** The source is read by a kind of identifier that no service reported for the person. */
  IDENTIFIER_UNKNOWN(ErrorFamily.EXTERNAL, false),
  /** The database holds an invalid identifier of the person. */
  UNUSABLE_IDENTIFIER(ErrorFamily.EXTERNAL, false),
  /** Several rows have the same key. */
  KEY_NOT_UNIQUE(ErrorFamily.CALLER, false),
  /** The mapping does not declare that the source can be read. */
  NOT_READABLE(ErrorFamily.ADAPTER, false),
  /** The run was cancelled. */
  CANCELLED(ErrorFamily.CALLER, true);

  private final ErrorDescriptor descriptor;

  JdbcError(ErrorFamily family, boolean retryable) {
    this.descriptor = ErrorDescriptor.of("jdbc", this, family, retryable);
  }

  @Override
  public ErrorDescriptor descriptor() {
    return descriptor;
  }
}
