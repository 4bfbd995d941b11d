package org.dsr4j.testkit;

/**
 * Sees each request to a simulated tenant twice, and can cut the connection at either point: a
 * client that is stopped before its request had any effect, or after it and without an answer.
 *
 * <p>Called by the server's threads, several at once; must not throw. What happens while it is
 * asked happens before the request goes on, so it may also change the tenant.
 */
public interface RequestWatcher {

  /** What becomes of a request. */
  enum Verdict {
    /** It goes on. */
    PROCEED,
    /** The connection is reset, and the client gets no answer. */
    DISCONNECT
  }

  /**
   * Sees a request before it has any effect.
   *
   * @param request the request, with status zero
   * @return what becomes of it; never null
   */
  Verdict beforeEffect(RecordedRequest request);

  /**
   * Sees a request after its effect and before its answer leaves. A request that was cut before is
   * not seen here.
   *
   * @param request the request, with the status of its answer
   * @return what becomes of the answer; never null
   */
  Verdict afterEffect(RecordedRequest request);
}
