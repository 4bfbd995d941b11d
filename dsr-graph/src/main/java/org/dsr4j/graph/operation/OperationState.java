package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/** How far the service is. */
public sealed interface OperationState {

  /** The kinds of states. */
  enum Status {
    /** Not at its end yet: {@link Running}. */
    RUNNING,
    /** At its end: {@link Succeeded}. */
    SUCCEEDED,
    /** At its end, in vain: {@link Failed}. */
    FAILED,
    /** Not known: {@link Unrecognised}. */
    UNRECOGNISED,
    /** Still running when nobody waits any longer: {@link Expired}. */
    EXPIRED
  }

  /** {@return the kind, for an exhaustive switch} */
  Status status();

  /**
   * What to save and to ask with again.
   *
   * @return null for {@link Succeeded} and {@link Failed}, which are the end
   */
  default @Nullable LongRunningOperation operation() {
    return null;
  }

  /**
   * What the service said instead of a success, or why it could not be asked.
   *
   * @return null where nothing failed
   */
  default @Nullable GraphFailure failure() {
    return null;
  }

  /**
   * What the service answered at the end.
   *
   * @return null unless {@link Succeeded}
   */
  default @Nullable Content content() {
    return null;
  }

  /**
   * The service is at it.
   *
   * @param operation to be saved in place of what was asked with
   * @param failure why the service could not be asked this time, or null
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
   * The service is done.
   *
   * @param content what it answered, without the link
   * @param link where what it made is, or null when it made nothing to download
   */
  record Succeeded(Content content, @Nullable DownloadLink link) implements OperationState {

    /**
     * Refuses null.
     *
     * @param content not null
     * @param link where what it made is
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
   * The service gave up.
   *
   * @param failure what it said
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
   * Nobody can tell: the service answered with a word that is not known, or not at all for a reason
   * that does not pass by itself. Never a success.
   *
   * @param operation as it was asked with; may be asked again
   * @param failure what happened
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
   * The deadline passed and the service is at it still.
   *
   * @param operation as it was asked with; may be asked again
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
