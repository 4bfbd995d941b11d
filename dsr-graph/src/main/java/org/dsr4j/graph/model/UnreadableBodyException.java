package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/**
 * Says that a body cannot be used, as a failure; for whoever reads bodies as streams.
 *
 * <p>Has no cause on purpose: messages of parsers quote what they read, and that is personal data.
 */
public class UnreadableBodyException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient GraphFailure failure;

  /**
   * Wraps a failure.
   *
   * @param failure what happened
   */
  public UnreadableBodyException(GraphFailure failure) {
    super(requireNonNull(failure, "failure").detail());
    this.failure = failure;
  }

  /**
   * A body that came and is not what it should be.
   *
   * @param happened what is wrong, without anything of the body
   * @return of {@link GraphError#UNEXPECTED_ANSWER}
   */
  public static UnreadableBodyException unexpected(String happened) {
    return of(GraphError.UNEXPECTED_ANSWER, happened);
  }

  /**
   * A body that came and cannot be used.
   *
   * @param error why
   * @param happened what is wrong, without anything of the body
   * @return the exception
   */
  public static UnreadableBodyException of(GraphError error, String happened) {
    return new UnreadableBodyException(FailureMapping.unusable(error, happened));
  }

  /**
   * What happened.
   *
   * @return the failure
   */
  public final GraphFailure failure() {
    return failure;
  }
}
