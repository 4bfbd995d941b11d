package org.dsr4j.testkit.internal.http;

/** Decides whether requests go on. */
public interface Watch {

  /**
   * {@return whether a request goes on that has had no effect yet}
   *
   * @param request the request, with status zero
   */
  boolean letsIn(AnsweredRequest request);

  /**
   * {@return whether an answer goes out}
   *
   * @param request the request, with the status of the answer
   */
  boolean letsOut(AnsweredRequest request);
}
