package org.dsr4j.spi;

import java.util.List;
import java.util.Optional;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;

/** One source to read, and the people to read it for. */
public interface ReadTask {

  /**
   * The source to read.
   *
   * @return the descriptor that the adapter declared
   */
  SourceDescriptor source();

  /**
   * The purpose of the read. Only an export may start an operation that moves data out of the
   * service, also when the target is storage of the controller.
   *
   * @return {@link Action#DISCOVER} by default, which starts no such operation
   */
  default Action action() {
    return Action.DISCOVER;
  }

  /**
   * The request for a person, with its decision.
   *
   * @param subject one of {@link #subjects()}
   * @return empty when the read does not belong to a request
   */
  default Optional<DsrRequest> request(Identity subject) {
    return Optional.empty();
  }

  /**
   * The people to read the source for; a tenant-wide list is read once for all of them.
   *
   * @return at least one person
   */
  List<Identity> subjects();

  /**
   * Returns whether this adapter's own resolver found that the service does not know the person. A
   * source that can be queried only by an identifier of this service then has no data, and this is
   * not a gap. Rows that contain an identifier of the request can exist nevertheless.
   *
   * @param subject one of {@link #subjects()}
   * @return false also when the adapter does not identify people, or could not ask the service
   */
  boolean notIdentified(Identity subject);

  /**
   * Returns whether this read verifies an erasure, with identifiers that were collected before it.
   * When the service then reports that an object does not exist, the object is deleted; this is not
   * a gap.
   *
   * @return false for discover, export and audit
   */
  default boolean afterErasure() {
    return false;
  }

  /**
   * Names the run, so that an adapter can use one response of a service for several sources: the
   * same object for all reads of one run, another object for every other run. A later run, for
   * example a verification, must read again. An adapter refers to it only weakly.
   *
   * @return by default this task, which shares no response with other reads
   */
  default Object run() {
    return this;
  }

  /**
   * The period of an audit.
   *
   * @return {@link Window#all()} for discover and export
   */
  Window window();

  /**
   * The cancellation, which the adapter must check between requests, and while waiting with {@link
   * Cancellation#onCancel}.
   *
   * @return the cancellation
   */
  Cancellation cancellation();
}
