package org.dsr4j.graph.internal.send;

import org.dsr4j.model.Cancellation;

/**
 * Sends one request and waits for the beginning of its response.
 *
 * <p>The classes for pacing and retries wrap a sender and are senders themselves. No part of a
 * response has been delivered when this method returns or fails, so that a retry repeats no row.
 */
public interface Sender {

  /**
   * Sends a request.
   *
   * @return a successful response, which the caller closes; its media type is JSON when a reading
   *     request accepts only JSON
   * @throws GraphIoException when there is no such response
   */
  GraphResponse send(GraphHttpRequest request, Cancellation cancellation) throws GraphIoException;
}
