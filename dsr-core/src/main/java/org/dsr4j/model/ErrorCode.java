package org.dsr4j.model;

/**
 * A stable name for one kind of error, fit for log filters, alerts and translations.
 *
 * <p>Core's own codes are {@link DsrError}; an adapter brings an enum of its own whose codes begin
 * with its provider id and a dot. Such an enum keeps an {@link ErrorDescriptor} for each constant
 * and returns it from {@link #descriptor()}; the other methods follow from it. Implementations are
 * immutable and thread-safe.
 */
public interface ErrorCode {

  /**
   * What describes the code.
   *
   * @return the code, the family and whether a retry can help, as one value
   */
  ErrorDescriptor descriptor();

  /**
   * The stable code: lower case, words joined by hyphens, prefixed by its owner and a dot.
   *
   * @return for example {@code dsr.tenant-mismatch}; never changes once published
   */
  default String code() {
    return descriptor().code();
  }

  /**
   * Whose turn it is.
   *
   * @return the family
   */
  default ErrorFamily family() {
    return descriptor().family();
  }

  /**
   * Whether the same call may succeed later without anyone changing anything.
   *
   * @return true when a retry can help
   */
  default boolean retryable() {
    return descriptor().retryable();
  }
}
