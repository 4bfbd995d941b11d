package org.dsr4j.graph.model;

import java.time.Duration;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for one object: the object, or why there is none. Both, when the object came
 * but something inside it was cut off.
 *
 * @param content the object without its {@code @odata.context}, or null
 * @param failure why there is no object or what of it is missing, or null
 * @param retryAfter how long the service asks to wait before the next request for it, or null
 */
public record ObjectResult(
    @Nullable Content content, @Nullable GraphFailure failure, @Nullable Duration retryAfter) {

  /**
   * Checks that one of the two is there.
   *
   * @param content or null
   * @param failure or null
   * @param retryAfter or null
   */
  public ObjectResult {
    if (content == null && failure == null) {
      throw new IllegalArgumentException("a content, or why there is none");
    }
  }

  /**
   * An answer without a hint when to ask again.
   *
   * @param content the object, or null
   * @param failure why there is none or what is missing, or null
   */
  public ObjectResult(@Nullable Content content, @Nullable GraphFailure failure) {
    this(content, failure, null);
  }
}
