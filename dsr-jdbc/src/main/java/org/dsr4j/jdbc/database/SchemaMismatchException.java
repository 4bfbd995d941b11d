package org.dsr4j.jdbc.database;

import org.dsr4j.jdbc.model.JdbcError;
import org.dsr4j.model.Gap;

/** The database does not match the mapping. The message contains only names, never values. */
public final class SchemaMismatchException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String problem;

  /**
   * Creates the exception.
   *
   * @param problem what does not match
   */
  public SchemaMismatchException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /** The gap that this mismatch leaves, at an entry of the mapping. */
  public Gap gap(String entry) {
    return Gap.failed(
        JdbcError.SCHEMA_MISMATCH,
        "Mapping entry '" + entry + "': " + problem + "; correct the mapping or the database");
  }
}
