package org.dsr4j.testkit.mutants.decorator;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
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
  public ErrorDescriptor descriptor() {
    return new ErrorDescriptor(code, ErrorFamily.EXTERNAL, false);
  }
}
