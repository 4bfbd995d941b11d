package com.example.membership;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;

/** The adapter's error codes. They never change and start with the provider's id (FAULT-06). */
enum MembershipError implements ErrorCode {
  REFUSED(ErrorFamily.CALLER, false),
  UNAVAILABLE(ErrorFamily.EXTERNAL, true);

  private final ErrorDescriptor descriptor;

  MembershipError(ErrorFamily family, boolean retryable) {
    this.descriptor = ErrorDescriptor.of("membership", this, family, retryable);
  }

  @Override
  public ErrorDescriptor descriptor() {
    return descriptor;
  }
}
