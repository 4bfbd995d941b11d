package org.dsr4j.testkit.internal.write;

import org.dsr4j.testkit.internal.protocol.Reply;
import org.jspecify.annotations.Nullable;

/** Carries out the changes of one topic. */
interface WriteOperations {

  /**
   * Returns the answer, or null when the operation belongs to another topic.
   *
   * @param operation the method and the published template
   */
  @Nullable Reply answer(String operation);
}
