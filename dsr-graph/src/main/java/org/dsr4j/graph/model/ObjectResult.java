package org.dsr4j.graph.model;

import java.time.Duration;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading one object: the object, or the reason why there is none. It has both when
 * Graph returned the object but truncated a part of it.
 *
 * @param content the object without its {@code @odata.context}, or null
 * @param failure why there is no object or which part is missing, or null
 * @param retryAfter the minimum wait before the next request for it, or null
 */
public record ObjectResult(
    @Nullable Content content, @Nullable GraphFailure failure, @Nullable Duration retryAfter) {

  /**
   * Checks that the result has a content or a failure.
   *
   * @param content or null
   * @param failure or null
   * @param retryAfter or null
   */
  public ObjectResult {
    if (content == null && failure == null) {
      throw new IllegalArgumentException("a result needs a content or a failure");
    }
  }

  /**
   * Creates a result without a hint for the next request.
   *
   * @param content the object, or null
   * @param failure why there is none or which part is missing, or null
   */
  public ObjectResult(@Nullable Content content, @Nullable GraphFailure failure) {
    this(content, failure, null);
  }
}
