package org.dsr4j.examples.jdbc;

import org.dsr4j.model.Gap;

/** Signals that the database does not agree with the mapping; its message contains names only. */
final class SchemaMismatchException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String problem;

  SchemaMismatchException(String problem) {
    super(problem);
    this.problem = problem;
  }

  Gap part(String entry) {
    return Gap.failed(
        JdbcError.SCHEMA_MISMATCH,
        "Mapping entry '" + entry + "': " + problem + "; correct the mapping or the database");
  }
}
