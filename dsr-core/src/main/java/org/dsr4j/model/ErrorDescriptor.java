package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Describes one error code: its name, its family and whether a retry can help.
 *
 * <p>An immutable value that is also an error code. An enum of codes has one descriptor for each
 * constant.
 *
 * @param code the stable code
 * @param family who must act
 * @param retryable whether a retry can help
 */
public record ErrorDescriptor(String code, ErrorFamily family, boolean retryable)
    implements ErrorCode {

  /**
   * Rejects null values.
   *
   * @param code not null
   * @param family not null
   * @param retryable true or false
   */
  public ErrorDescriptor {
    requireNonNull(code, "code");
    requireNonNull(family, "family");
  }

  /**
   * Describes the code of an enum constant.
   *
   * @param owner the owner of the code, for example the id of a provider: the prefix of the code
   * @param constant the constant, whose name results in the rest of the code
   * @param family who must act
   * @param retryable whether a retry can help
   * @return for {@code NOT_FOUND} of the owner {@code graph}: the code {@code graph.not-found}
   */
  public static ErrorDescriptor of(
      String owner, Enum<?> constant, ErrorFamily family, boolean retryable) {
    String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new ErrorDescriptor(requireNonNull(owner, "owner") + "." + name, family, retryable);
  }

  /**
   * Copies an error code into a value that equals every other copy of it.
   *
   * @param code the code
   * @return its descriptor, without a reference to the original code
   */
  public static ErrorDescriptor of(ErrorCode code) {
    return new ErrorDescriptor(code.code(), code.family(), code.retryable());
  }

  @Override
  public ErrorDescriptor descriptor() {
    return this;
  }
}
