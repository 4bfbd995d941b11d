package org.dsr4j.graph;

import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for one object: the object, or why there is none. Both, when the object came
 * but something inside it was cut off.
 *
 * @param content the object without its {@code @odata.context}, or null
 * @param failure why there is no object or what of it is missing, or null
 */
public record GraphAnswer(@Nullable Content content, @Nullable GraphFailure failure) {

  /**
   * Checks that one of the two is there.
   *
   * @param content see {@link #content()}
   * @param failure see {@link #failure()}
   */
  public GraphAnswer {
    if (content == null && failure == null) {
      throw new IllegalArgumentException("a content, or why there is none");
    }
  }

  static GraphAnswer of(Content content) {
    return new GraphAnswer(content, null);
  }

  static GraphAnswer failed(GraphFailure failure) {
    return new GraphAnswer(null, failure);
  }
}
