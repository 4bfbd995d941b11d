package org.dsr4j.testkit.memory;

import org.dsr4j.model.DsrError;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.Gap;

/**
 * The service failed. Checked, so that no question is asked without an answer to this.
 *
 * <p>Its message is the service's own and repeats what was asked, as services do: it names people
 * and must not be handed on. {@link #asGap} and {@link #describe} do not.
 */
final class MemoryFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  enum Reason {
    REFUSED,
    UNAVAILABLE,
    CANCELLED,
    RESPONSE_LOST,
    NO_PERMIT
  }

  private final Reason reason;

  MemoryFailure(Reason reason, String asked) {
    super(reason + ": " + asked);
    this.reason = reason;
  }

  ErrorCode code() {
    return switch (reason) {
      case REFUSED -> MemoryError.REFUSED;
      case UNAVAILABLE -> MemoryError.UNAVAILABLE;
      case CANCELLED -> DsrError.CANCELLED;
      case RESPONSE_LOST -> MemoryError.ANSWER_LOST;
      case NO_PERMIT -> MemoryError.NOT_PERMITTED;
    };
  }

  /** Whether something may have been changed. */
  boolean mayHaveChanged() {
    return reason == Reason.RESPONSE_LOST;
  }

  /** What happened, and the remedy. */
  String describe(String what) {
    return switch (reason) {
      case REFUSED ->
          what + " was refused: grant the permission of the source, and check 'access.key'";
      case UNAVAILABLE -> what + " failed, because the service did not answer in full: run again";
      case CANCELLED -> what + " was cancelled: run again";
      case NO_PERMIT ->
          what + " was not sent, because the approved plan does not permit it: plan again";
      case RESPONSE_LOST ->
          what + " was not answered, and is done or not: resume, which looks first";
    };
  }

  Gap asGap(String what) {
    return reason == Reason.REFUSED
        ? Gap.notReadable(code(), describe(what))
        : Gap.failed(code(), describe(what));
  }
}
