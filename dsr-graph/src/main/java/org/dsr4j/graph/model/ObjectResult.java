package org.dsr4j.graph.model;

import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for one object: the object, or why there is none. Both, when the object came
 * but something inside it was cut off.
 *
 * @param content the object without its {@code @odata.context}, or null
 * @param failure why there is no object or what of it is missing, or null
 */
public record ObjectResult(@Nullable Content content, @Nullable GraphFailure failure) {

  /**
   * Checks that one of the two is there.
   *
   * @param content see {@link #content()}
   * @param failure see {@link #failure()}
   */
  public ObjectResult {
    if (content == null && failure == null) {
      throw new IllegalArgumentException("a content, or why there is none");
    }
  }

  /**
   * The object that was read.
   *
   * @param content the object
   * @return a success
   */
  public static ObjectResult of(Content content) {
    return new ObjectResult(content, null);
  }

  /**
   * A failed read.
   *
   * @param failure what happened
   * @return a failure
   */
  public static ObjectResult failed(GraphFailure failure) {
    return new ObjectResult(null, failure);
  }
}
