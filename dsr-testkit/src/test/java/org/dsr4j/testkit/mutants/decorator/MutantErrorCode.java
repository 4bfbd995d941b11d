package org.dsr4j.testkit.mutants.decorator;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorFamily;

/** Error codes of the mutants. */
public enum MutantErrorCode implements ErrorCode {
  SYNTAX("memory.syntax"),
  NOT_FOUND("memory.not-found"),
  BROKEN("memory.broken");

  private final String code;

  MutantErrorCode(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public ErrorFamily family() {
    return ErrorFamily.EXTERNAL;
  }

  @Override
  public boolean retryable() {
    return false;
  }
}
