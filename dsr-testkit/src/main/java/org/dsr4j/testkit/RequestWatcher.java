package org.dsr4j.testkit;

/**
 * Receives each request to a simulated tenant twice and can close the connection at either point:
 * before the request has any effect, or after its effect and before the response is sent.
 *
 * <p>The server's threads call it concurrently. It must not throw. The request continues only after
 * the watcher returns, so the watcher may also change the tenant.
 */
public interface RequestWatcher {

  /** How a request continues. */
  enum Verdict {
    /** The request continues. */
    PROCEED,
    /** The connection is reset, and the client gets no response. */
    DISCONNECT
  }

  /**
   * Receives a request before it has any effect.
   *
   * @param request the request, with status zero
   * @return how the request continues; never null
   */
  Verdict beforeEffect(RecordedRequest request);

  /**
   * Receives a request after its effect and before its response is sent. It does not receive a
   * request that was cut before its effect.
   *
   * @param request the request, with the status of its answer
   * @return whether the response is sent; never null
   */
  Verdict afterEffect(RecordedRequest request);
}
