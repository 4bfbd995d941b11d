package org.dsr4j.model;

/**
 * A stable name for one kind of error, for log filters, alerts and translations.
 *
 * <p>{@link DsrError} contains the codes of the core. An adapter defines its own enum, whose codes
 * start with the id of its provider and a dot. Such an enum has an {@link ErrorDescriptor} for each
 * constant and returns it from {@link #descriptor()}; the other methods use the descriptor.
 * Implementations are immutable and thread-safe.
 */
public interface ErrorCode {

  /**
   * The descriptor of this code.
   *
   * @return the code, the family and whether a retry can help, as one value
   */
  ErrorDescriptor descriptor();

  /**
   * The stable code: lower-case words joined by hyphens, prefixed by its owner and a dot.
   *
   * @return for example {@code dsr.tenant-mismatch}; never changes once published
   */
  default String code() {
    return descriptor().code();
  }

  /**
   * Who must act.
   *
   * @return the family
   */
  default ErrorFamily family() {
    return descriptor().family();
  }

  /**
   * Returns whether the same call may succeed later without any other change.
   *
   * @return true when a retry can help
   */
  default boolean retryable() {
    return descriptor().retryable();
  }
}
