package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/**
 * Reports an unusable body as a failure; for code that reads bodies as streams.
 *
 * <p>It has no cause on purpose: parser messages quote the input, which is personal data.
 */
public class UnreadableBodyException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient GraphFailure failure;

  /**
   * Creates an exception for a failure.
   *
   * @param failure the failure
   */
  public UnreadableBodyException(GraphFailure failure) {
    super(requireNonNull(failure, "failure").detail());
    this.failure = failure;
  }

  /**
   * Creates an exception for a body with unexpected content.
   *
   * @param happened the problem, without any part of the body
   * @return an exception with {@link GraphError#UNEXPECTED_ANSWER}
   */
  public static UnreadableBodyException unexpected(String happened) {
    return of(GraphError.UNEXPECTED_ANSWER, happened);
  }

  /**
   * Creates an exception for a body with unexpected content and an error code.
   *
   * @param error why
   * @param happened the problem, without any part of the body
   * @return the exception
   */
  public static UnreadableBodyException of(GraphError error, String happened) {
    return new UnreadableBodyException(FailureMapping.unusable(error, happened));
  }

  /**
   * Returns the failure.
   *
   * @return the failure
   */
  public final GraphFailure failure() {
    return failure;
  }
}
