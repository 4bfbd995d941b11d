package org.dsr4j.testkit;

/**
 * Answers requests in place of the simulated tenant; see {@link SimulatedAnswers#respond}. An
 * implementation must be safe for use by several threads.
 */
@FunctionalInterface
public interface Responder {

  /**
   * Answers one request. The request had a valid token and matches a published path.
   *
   * @param request the request; its status is zero, because it has none yet
   * @return the answer, not null; {@link SimulatedResponse#asBefore} leaves this request to the
   *     tenant
   */
  SimulatedResponse respond(RecordedRequest request);
}
