package org.dsr4j.testkit.internal.http;

import org.jspecify.annotations.Nullable;

/** Ends the handling of a request with an error body. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorBody error;
  private final @Nullable String retryAfter;

  Refused(ErrorBody error) {
    this(error, null);
  }

  Refused(ErrorBody error, @Nullable String retryAfter) {
    super(error.code(), null, false, false);
    this.error = error;
    this.retryAfter = retryAfter;
  }

  ErrorBody error() {
    return error;
  }

  /** The Retry-After header, or null. */
  @Nullable String retryAfter() {
    return retryAfter;
  }
}
