package org.dsr4j.examples.jdbc;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;

/** The error codes of the JDBC adapter; its README says for each what mends it. */
public enum JdbcError implements ErrorCode {
  /** The database could not be asked which tenant it belongs to. */
  TENANT_UNREADABLE(ErrorFamily.EXTERNAL, true),
  /** The connection's user may not read a table or a column. */
  NOT_GRANTED(ErrorFamily.CALLER, false),
  /** The database does not accept the connection's user. */
  LOGIN_REFUSED(ErrorFamily.CALLER, false),
  /** A table or a column that the mapping names is not there, or cannot hold what it should. */
  SCHEMA_MISMATCH(ErrorFamily.CALLER, false),
  /** The database could not be reached, or the connection broke. */
  CONNECTION_FAILED(ErrorFamily.EXTERNAL, true),
  /** A time limit passed, or a lock was not granted. */
  BUSY(ErrorFamily.LIMIT, true),
  /** The database failed in another way. */
  QUERY_FAILED(ErrorFamily.EXTERNAL, false),
  /** The source is asked for by an identifier of the person that no service told. */
  IDENTIFIER_UNKNOWN(ErrorFamily.EXTERNAL, false),
  /** The database holds an identifier of the person that cannot be used. */
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
