package org.dsr4j.graph.internal.send;

import java.net.ProtocolException;
import java.util.function.BooleanSupplier;
import org.dsr4j.graph.internal.http.SendCheck;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;

/**
 * Whether an attempt of a write was sent, and whether it may be sent.
 *
 * <p>A request that was not sent was definitely not applied; a request that was sent may have been
 * applied. The connection records the state, and the code that decides about retries reads it. Used
 * by the thread that sends.
 */
public final class SendState implements SendCheck {

  /** Carries a failure through the HTTP client. */
  static final class SendStoppedException extends ProtocolException {

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
   * @param permitted the permit check, called immediately before sending
   */
  public SendState(BooleanSupplier permitted) {
    this.permitted = permitted;
  }

  @Override
  public void beforeSend() throws SendStoppedException {
    if (!permitted.getAsBoolean()) {
      throw new SendStoppedException(
          FailureMapping.failure(GraphError.WRITE_NOT_PERMITTED, "the plan's permit was revoked"));
    }
    mayHaveReachedService = true;
  }

  /** Resets the state: the service responded that it refused. */
  void confirmNotApplied() {
    mayHaveReachedService = false;
  }

  /** Whether the request may have reached the service. */
  public boolean mayHaveReachedService() {
    return mayHaveReachedService;
  }
}
