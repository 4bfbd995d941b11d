package org.dsr4j.spi;

import java.util.List;
import java.util.Optional;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;

/** For whom and what a plan is made. */
public interface PlanTask {

  /**
   * The request.
   *
   * @return with its decision
   */
  DsrRequest request();

  /**
   * What people decided.
   *
   * @return the order
   */
  ErasureOrder order();

  /**
   * Who the person is.
   *
   * @return as all adapters know it
   */
  Identity identity();

  /**
   * The adapter's sources that are to be erased: those that declare it as supported and whose
   * category is not kept.
   *
   * @return possibly empty
   */
  List<SourceDescriptor> sources();

  /**
   * Whether a source is among {@link #sources()}.
   *
   * @param id the source's id
   * @return the source, or empty when it is not to be changed
   */
  default Optional<SourceDescriptor> source(String id) {
    return sources().stream().filter(source -> source.id().equals(id)).findFirst();
  }

  /**
   * To be heeded between requests, and while waiting.
   *
   * @return the cancellation
   */
  Cancellation cancellation();
}
