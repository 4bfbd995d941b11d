package org.dsr4j.testkit.internal.http;

import java.util.function.Supplier;

/**
 * One request under the eyes of a tenant's watch.
 *
 * @param request what is told of the request, with status zero
 * @param tenant whose watch looks at it
 */
record Watched(AnsweredRequest request, ServedTenant tenant) {

  private static final Reply NO_ANSWER = Reply.of(500, "", new byte[0]).reset();

  /**
   * Returns the answer, or one that resets the connection.
   *
   * @param isCut whether the watch did it
   */
  record Outcome(Reply reply, boolean isCut) {}

  Outcome answer(Supplier<Reply> effect) {
    Watch watch = tenant.watch();
    if (watch != null && !watch.letsIn(request)) {
      return new Outcome(NO_ANSWER, true);
    }
    Reply reply;
    try {
      reply = effect.get();
    } catch (CutOff e) {
      return new Outcome(NO_ANSWER, true);
    }
    boolean isCut = watch != null && !watch.letsOut(request.with(reply.status()));
    return new Outcome(isCut ? reply.reset() : reply, isCut);
  }
}
