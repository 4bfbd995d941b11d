package org.dsr4j.graph;

import java.net.ProtocolException;
import java.util.function.BooleanSupplier;
import org.dsr4j.graph.internal.http.SendCheck;

/**
 * Whether one attempt of a write left for the service, and whether it may.
 *
 * <p>What has not left was surely not applied; what has left may have been. Noted by whatever holds
 * the connection, read by whoever must know. Used by the thread that sends.
 */
final class Departure implements SendCheck {

  /** Carries a failure through the HTTP client. */
  static final class Stopped extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final transient GraphFailure failure;

    Stopped(GraphFailure failure) {
      super(failure.detail());
      this.failure = failure;
    }

    GraphFailure failure() {
      return failure;
    }
  }

  private final BooleanSupplier permitted;
  private boolean left;

  /**
   * @param permitted asked in the last moment
   */
  Departure(BooleanSupplier permitted) {
    this.permitted = permitted;
  }

  @Override
  public void beforeSend() throws Stopped {
    if (!permitted.getAsBoolean()) {
      throw new Stopped(
          FailureMapping.failure(GraphError.WRITE_NOT_PERMITTED, "the plan's permit was revoked"));
    }
    left = true;
  }

  /** Takes back the note: the service answered that it refused. */
  void refused() {
    left = false;
  }

  /** Whether the request may have reached the service. */
  boolean left() {
    return left;
  }
}
