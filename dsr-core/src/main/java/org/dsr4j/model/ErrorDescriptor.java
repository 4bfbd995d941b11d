package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Describes one error code: its name, its family and whether a retry can help.
 *
 * <p>A value, and an error code itself. An enum of codes holds one for each of its constants.
 *
 * @param code see {@link ErrorCode#code()}
 * @param family see {@link ErrorCode#family()}
 * @param retryable see {@link ErrorCode#retryable()}
 */
public record ErrorDescriptor(String code, ErrorFamily family, boolean retryable)
    implements ErrorCode {

  /**
   * Checks for nulls.
   *
   * @param code see {@link #code()}
   * @param family see {@link #family()}
   * @param retryable see {@link #retryable()}
   */
  public ErrorDescriptor {
    requireNonNull(code, "code");
    requireNonNull(family, "family");
  }

  /**
   * Describes the code of an enum's constant.
   *
   * @param owner who owns the code, for instance the id of a provider: the prefix of the code
   * @param constant the constant, whose name gives the rest of the code
   * @param family see {@link #family()}
   * @param retryable see {@link #retryable()}
   * @return for {@code NOT_FOUND} of the owner {@code graph}: the code {@code graph.not-found}
   */
  public static ErrorDescriptor of(
      String owner, Enum<?> constant, ErrorFamily family, boolean retryable) {
    String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new ErrorDescriptor(requireNonNull(owner, "owner") + "." + name, family, retryable);
  }

  /**
   * Copies an error code into a value that is equal to every other copy of it.
   *
   * @param code the code
   * @return its descriptor, in which nothing else of the code is kept
   */
  public static ErrorDescriptor of(ErrorCode code) {
    return new ErrorDescriptor(code.code(), code.family(), code.retryable());
  }

  @Override
  public ErrorDescriptor descriptor() {
    return this;
  }
}
