package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of this library: broken configuration, a broken contract or a dead service.
 *
 * <p>Expected outcomes are values, not exceptions. The message says what happened and what mends
 * it, ends in the code in brackets, and never holds personal data or a secret.
 */
public final class DsrException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;

  /**
   * Creates an exception without a cause.
   *
   * @param code the stable code
   * @param message what happened and what mends it, without personal data
   */
  public DsrException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param code the stable code
   * @param message what happened and what mends it, without personal data
   * @param cause the cause; its own message must hold no personal data either, or null
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
