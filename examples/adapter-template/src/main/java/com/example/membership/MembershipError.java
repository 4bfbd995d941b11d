package com.example.membership;

import java.util.Locale;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorFamily;

/** The adapter's error codes. They never change and start with the provider's id (FAULT-06). */
enum MembershipError implements ErrorCode {
  REFUSED(ErrorFamily.CALLER, false),
  UNAVAILABLE(ErrorFamily.EXTERNAL, true);

  private final ErrorFamily family;
  private final boolean retryable;

  MembershipError(ErrorFamily family, boolean retryable) {
    this.family = family;
    this.retryable = retryable;
  }

  @Override
  public String code() {
    return "membership." + name().toLowerCase(Locale.ROOT);
  }

  @Override
  public ErrorFamily family() {
    return family;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
