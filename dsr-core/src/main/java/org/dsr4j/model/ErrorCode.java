package org.dsr4j.model;

/**
 * A stable name for one kind of error, fit for log filters, alerts and translations.
 *
 * <p>Core's own codes are {@link DsrError}; an adapter brings an enum of its own whose codes begin
 * with its provider id and a dot. Implementations are immutable and thread-safe.
 */
public interface ErrorCode {

  /**
   * The stable code: lower case, words joined by hyphens, prefixed by its owner and a dot.
   *
   * @return for example {@code dsr.tenant-mismatch}; never changes once published
   */
  String code();

  /**
   * Whose turn it is.
   *
   * @return the family
   */
  ErrorFamily family();

  /**
   * Whether the same call may succeed later without anyone changing anything.
   *
   * @return true when a retry can help
   */
  boolean retryable();
}
