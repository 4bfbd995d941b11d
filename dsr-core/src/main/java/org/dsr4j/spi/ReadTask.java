package org.dsr4j.spi;

import java.util.List;
import java.util.Optional;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;

/** What to read and for whom. */
public interface ReadTask {

  /**
   * The source to read.
   *
   * @return as declared by the adapter
   */
  SourceDescriptor source();

  /**
   * What the reading is for. What would leave the service, were it only into storage of the
   * controller, is begun by an export and by nothing else.
   *
   * @return {@link Action#DISCOVER}, which begins nothing, unless the engine says otherwise
   */
  default Action action() {
    return Action.DISCOVER;
  }

  /**
   * The request that a person is read for, with the decision on it.
   *
   * @param subject one of {@link #subjects()}
   * @return empty when the reading answers no request
   */
  default Optional<DsrRequest> request(Identity subject) {
    return Optional.empty();
  }

  /**
   * The people to read it for; a tenant-wide list is read once for all of them.
   *
   * @return at least one
   */
  List<Identity> subjects();

  /**
   * Whether this adapter's own resolver answered that the service does not know the person, though
   * another adapter's does. Where only an identifier of the service could be asked for, there is
   * then nothing to read, and nothing is missing.
   *
   * @param subject one of {@link #subjects()}
   * @return false also when the adapter does not identify people, or could not ask
   */
  boolean notIdentified(Identity subject);

  /**
   * Whether this looks after an erasure, by identifiers that were captured before it. What the
   * service then says does not exist is gone, and no gap.
   *
   * @return false for discover, export and audit
   */
  default boolean afterErasure() {
    return false;
  }

  /**
   * The window of an audit.
   *
   * @return {@link Window#all()} for discover and export
   */
  Window window();

  /**
   * To be heeded between requests, and while waiting by {@link Cancellation#onCancel}.
   *
   * @return the cancellation
   */
  Cancellation cancellation();
}
