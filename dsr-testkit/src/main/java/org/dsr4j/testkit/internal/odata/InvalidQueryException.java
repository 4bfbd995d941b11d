package org.dsr4j.testkit.internal.odata;

/**
 * A query that Graph answers with status 400; the message is Graph's wording and may quote the
 * query.
 */
public final class InvalidQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why a query is refused; each service has its own code for it. */
  public enum Reason {
    /** The query is malformed or names something that does not exist. */
    BAD_REQUEST,
    /** The query is well-formed, but the service does not support it. */
    UNSUPPORTED,
    /** The page token was not issued by the simulator, or not for this request. */
    PAGE_TOKEN
  }

  /** Why. */
  private final Reason reason;

  /**
   * Creates a refusal.
   *
   * @param reason the reason
   * @param message Graph's message
   */
  public InvalidQueryException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static InvalidQueryException badRequest(String message) {
    return new InvalidQueryException(Reason.BAD_REQUEST, message);
  }

  /** {@return the reason} */
  public Reason reason() {
    return reason;
  }

  /** {@return the message, which is never null} */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
