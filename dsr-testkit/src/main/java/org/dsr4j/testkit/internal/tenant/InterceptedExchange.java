package org.dsr4j.testkit.internal.tenant;

import java.util.function.Supplier;
import org.dsr4j.testkit.internal.fault.ConnectionCutException;
import org.dsr4j.testkit.internal.fault.ExchangeInterceptor;
import org.dsr4j.testkit.internal.protocol.AnsweredRequest;
import org.dsr4j.testkit.internal.protocol.Reply;

/**
 * One request that is passed to a tenant's interceptor.
 *
 * @param request the description of the request, with status zero
 * @param tenant the tenant with the interceptor
 */
public record InterceptedExchange(AnsweredRequest request, ServedTenant tenant) {

  private static final Reply NO_ANSWER = Reply.of(500, "", new byte[0]).withConnectionReset();

  /**
   * Returns the answer, or one that resets the connection.
   *
   * @param isDisconnected whether the interceptor cut the connection
   */
  public record Outcome(Reply reply, boolean isDisconnected) {}

  public Outcome execute(Supplier<Reply> effect) {
    ExchangeInterceptor watch = tenant.watch();
    if (watch != null && !watch.allowsRequest(request)) {
      return new Outcome(NO_ANSWER, true);
    }
    Reply reply;
    try {
      reply = effect.get();
    } catch (ConnectionCutException e) {
      return new Outcome(NO_ANSWER, true);
    }
    boolean isCut = watch != null && !watch.allowsResponse(request.with(reply.status()));
    return new Outcome(isCut ? reply.withConnectionReset() : reply, isCut);
  }
}
