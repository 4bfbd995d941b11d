package org.dsr4j.testkit.internal.fault;

import org.dsr4j.testkit.internal.protocol.AnsweredRequest;

/** Decides whether requests continue. */
public interface ExchangeInterceptor {

  /**
   * {@return whether a request continues} It is called before the request has any effect.
   *
   * @param request the request, with status zero
   */
  boolean allowsRequest(AnsweredRequest request);

  /**
   * {@return whether a response is sent}
   *
   * @param request the request, with the status of the answer
   */
  boolean allowsResponse(AnsweredRequest request);
}
