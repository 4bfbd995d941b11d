package org.dsr4j.testkit.memory;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;

/** The adapter's own codes, which begin with its id. */
enum MemoryError implements ErrorCode {
  /** The service refuses. */
  REFUSED(ErrorFamily.CALLER, false),
  /** The service does not answer, or broke off. */
  UNAVAILABLE(ErrorFamily.EXTERNAL, true),
  /** The read needs an identifier that no adapter returned. */
  IDENTIFIER_UNKNOWN(ErrorFamily.EXTERNAL, false),
  /** Rows are perhaps somebody else's, and stay. */
  OWNER_UNCERTAIN(ErrorFamily.EXTERNAL, false),
  /** Rows are not as they were planned. */
  CHANGED_MEANWHILE(ErrorFamily.EXTERNAL, false),
  /** The service is processing it. */
  SHREDDING(ErrorFamily.EXTERNAL, true),
  /** The service changed something, or did not, and its answer was lost. */
  ANSWER_LOST(ErrorFamily.EXTERNAL, true),
  /** The engine did not permit the change. */
  NOT_PERMITTED(ErrorFamily.CALLER, false);

  private final ErrorDescriptor descriptor;

  MemoryError(ErrorFamily family, boolean retryable) {
    this.descriptor = ErrorDescriptor.of("memory", this, family, retryable);
  }

  @Override
  public ErrorDescriptor descriptor() {
    return descriptor;
  }
}
