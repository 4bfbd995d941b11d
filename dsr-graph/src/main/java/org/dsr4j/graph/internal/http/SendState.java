package org.dsr4j.graph.internal.http;

import java.net.ProtocolException;
import java.util.function.BooleanSupplier;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;

/**
 * Whether one attempt of a write left for the service, and whether it may.
 *
 * <p>What has not left was surely not applied; what has left may have been. Noted by whatever holds
 * the connection, read by whoever must know. Used by the thread that sends.
 */
public final class SendState {

  /** Of the one kind after which the HTTP client does not try again. */
  public static final class SendStoppedException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final transient GraphFailure failure;

    SendStoppedException(GraphFailure failure) {
      super(failure.detail());
      this.failure = failure;
    }

    GraphFailure failure() {
      return failure;
    }
  }

  private final BooleanSupplier permitted;
  private boolean mayHaveReachedService;

  /**
   * @param permitted asked in the last moment
   */
  public SendState(BooleanSupplier permitted) {
    this.permitted = permitted;
  }

  /**
   * Notes that the first byte is about to leave.
   *
   * @throws SendStoppedException when it may not, or when it left before: nothing below may repeat
   *     it
   */
  public void beforeSending() throws SendStoppedException {
    if (mayHaveReachedService) {
      throw new SendStoppedException(
          FailureMapping.failure(
              GraphError.CONNECTION_FAILED, "the connection broke behind the request"));
    }
    if (!permitted.getAsBoolean()) {
      throw new SendStoppedException(
          FailureMapping.failure(GraphError.WRITE_NOT_PERMITTED, "the plan's permit was revoked"));
    }
    mayHaveReachedService = true;
  }

  /** Takes back the note: the service answered that it refused. */
  public void confirmNotApplied() {
    mayHaveReachedService = false;
  }

  /** Whether the request may have reached the service. */
  public boolean mayHaveReachedService() {
    return mayHaveReachedService;
  }
}
