package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/** The state of a long-running operation. */
public sealed interface OperationState {

  /** The kinds of states. */
  enum Status {
    /** Still running: {@link Running}. */
    RUNNING,
    /** Ended with success: {@link Succeeded}. */
    SUCCEEDED,
    /** Ended without success: {@link Failed}. */
    FAILED,
    /** Unknown: {@link Unrecognised}. */
    UNRECOGNISED,
    /** Still running at the deadline: {@link Expired}. */
    EXPIRED
  }

  /** {@return the kind, for an exhaustive switch} */
  Status status();

  /**
   * Returns the operation to save and to poll again.
   *
   * @return null for {@link Succeeded} and {@link Failed}, which are final
   */
  default @Nullable LongRunningOperation operation() {
    return null;
  }

  /**
   * Returns why the operation did not succeed, or why its state could not be read.
   *
   * @return null when there is no failure
   */
  default @Nullable GraphFailure failure() {
    return null;
  }

  /**
   * Returns the final response of the service.
   *
   * @return null unless {@link Succeeded}
   */
  default @Nullable Content content() {
    return null;
  }

  /**
   * The service is processing the operation.
   *
   * @param operation the operation to save instead of the one that was polled
   * @param failure why the state could not be read this time, or null
   */
  record Running(LongRunningOperation operation, @Nullable GraphFailure failure)
      implements OperationState {

    /**
     * Refuses null.
     *
     * @param operation not null
     * @param failure or null
     */
    public Running {
      requireNonNull(operation, "operation");
    }

    @Override
    public Status status() {
      return Status.RUNNING;
    }
  }

  /**
   * The operation ended with success.
   *
   * @param content the response, without the link
   * @param link the link to the result, or null when there is nothing to download
   */
  record Succeeded(Content content, @Nullable DownloadLink link) implements OperationState {

    /**
     * Refuses null.
     *
     * @param content not null
     * @param link the link to the result, or null
     */
    public Succeeded {
      requireNonNull(content, "content");
    }

    @Override
    public Status status() {
      return Status.SUCCEEDED;
    }
  }

  /**
   * The operation ended without success.
   *
   * @param failure the failure
   */
  record Failed(GraphFailure failure) implements OperationState {

    /**
     * Refuses null.
     *
     * @param failure not null
     */
    public Failed {
      requireNonNull(failure, "failure");
    }

    @Override
    public Status status() {
      return Status.FAILED;
    }
  }

  /**
   * The state is unknown: the service returned an unknown status value, or a permanent error. This
   * is never a success.
   *
   * @param operation the operation that was polled; it may be polled again
   * @param failure the failure
   */
  record Unrecognised(LongRunningOperation operation, GraphFailure failure)
      implements OperationState {

    /**
     * Refuses null.
     *
     * @param operation not null
     * @param failure not null
     */
    public Unrecognised {
      requireNonNull(operation, "operation");
      requireNonNull(failure, "failure");
    }

    @Override
    public Status status() {
      return Status.UNRECOGNISED;
    }
  }

  /**
   * The deadline has passed, and the service is still processing the operation.
   *
   * @param operation the operation that was polled; it may be polled again
   */
  record Expired(LongRunningOperation operation) implements OperationState {

    /**
     * Refuses null.
     *
     * @param operation not null
     */
    public Expired {
      requireNonNull(operation, "operation");
    }

    @Override
    public Status status() {
      return Status.EXPIRED;
    }
  }
}
