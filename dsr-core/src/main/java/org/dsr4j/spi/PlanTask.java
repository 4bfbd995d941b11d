package org.dsr4j.spi;

import java.util.List;
import java.util.Optional;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;

/** The request, the person and the sources of a plan. */
public interface PlanTask {

  /**
   * The request.
   *
   * @return the request with its decision
   */
  DsrRequest request();

  /**
   * The controller's decisions.
   *
   * @return the order
   */
  ErasureOrder order();

  /**
   * The identifiers of the person.
   *
   * @return the identifiers from all adapters
   */
  Identity identity();

  /**
   * The sources of the adapter that are to be erased: they declare the action as supported, and
   * their category is not exempt.
   *
   * @return possibly empty
   */
  List<SourceDescriptor> sources();

  /**
   * Finds one of {@link #sources()}.
   *
   * @param id the source's id
   * @return the source, or empty when it must not be changed
   */
  default Optional<SourceDescriptor> source(String id) {
    return sources().stream().filter(source -> source.id().equals(id)).findFirst();
  }

  /**
   * The cancellation, which the adapter must check between requests and while waiting.
   *
   * @return the cancellation
   */
  Cancellation cancellation();
}
