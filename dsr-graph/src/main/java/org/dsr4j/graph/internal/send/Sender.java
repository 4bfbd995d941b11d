package org.dsr4j.graph.internal.send;

import org.dsr4j.model.Cancellation;

/**
 * Sends one request and waits for the beginning of its answer.
 *
 * <p>What paces requests and what repeats refused ones wraps a sender and is one: nothing of an
 * answer has been handed on when this returns or fails, so that a repetition repeats no row.
 */
public interface Sender {

  /**
   * Sends a request.
   *
   * @return an accepted answer, to be closed; in JSON when it is one to a reading request that
   *     accepts nothing else
   * @throws GraphIoException when there is none
   */
  GraphResponse send(GraphHttpRequest request, Cancellation cancellation) throws GraphIoException;
}
