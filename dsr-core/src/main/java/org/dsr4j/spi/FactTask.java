package org.dsr4j.spi;

import java.util.List;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;

/** The sources that only people read, and the people whom the questions are about. */
public interface FactTask {

  /**
   * The sources to look for.
   *
   * @return sources of this adapter that are declared {@code BY_HAND} for reading, at least one
   */
  List<SourceDescriptor> sources();

  /**
   * The people.
   *
   * @return at least one person
   */
  List<Identity> subjects();

  /**
   * The cancellation, which the adapter must check between requests.
   *
   * @return the cancellation
   */
  Cancellation cancellation();
}
