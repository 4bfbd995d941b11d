package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The only exception of this library: invalid configuration, a contract violation or an unavailable
 * service.
 *
 * <p>Expected outcomes are values, not exceptions. The message says what happened and how to fix
 * it, ends with the code in brackets, and never contains personal data or a secret.
 */
public final class DsrException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  /**
   * Creates an exception without a cause.
   *
   * @param code the stable code
   * @param message what happened and how to fix it, without personal data
   */
  public DsrException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param code the stable code
   * @param message what happened and how to fix it, without personal data
   * @param cause the cause, or null; its message must not contain personal data
   */
  public DsrException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message + " [" + requireNonNull(code, "code").code() + "]", cause);
    this.code = code;
  }

  /**
   * The stable code.
   *
   * @return the code
   */
  public ErrorCode code() {
    return code;
  }
}
