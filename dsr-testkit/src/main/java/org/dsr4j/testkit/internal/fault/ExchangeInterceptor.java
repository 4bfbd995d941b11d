package org.dsr4j.testkit.internal.fault;

import org.dsr4j.testkit.internal.protocol.AnsweredRequest;

/** Decides whether requests go on. */
public interface ExchangeInterceptor {

  /**
   * {@return whether a request goes on that has had no effect yet}
   *
   * @param request the request, with status zero
   */
  boolean allowsRequest(AnsweredRequest request);

  /**
   * {@return whether an answer goes out}
   *
   * @param request the request, with the status of the answer
   */
  boolean allowsResponse(AnsweredRequest request);
}
