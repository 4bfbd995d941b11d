package org.dsr4j.testkit.internal.tenant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.dsr4j.testkit.internal.fault.ScriptedFault;
import org.dsr4j.testkit.internal.odata.InvalidQueryException.Reason;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.schema.Service;
import org.jspecify.annotations.Nullable;

/** Applies faults that do not concern the construction of a page. */
public final class FaultApplier {

  private FaultApplier() {}

  /**
   * Returns the answer that replaces the normal one, or null when the fault keeps the normal
   * answer.
   */
  public static @Nullable Reply responseInstead(
      @Nullable ScriptedFault fault,
      Service service,
      ServedTenant tenant,
      ReceivedRequest request) {
    if (fault instanceof ScriptedFault.Status status) {
      String retryAfter = status.retryAfter();
      throw new RequestRefusedException(
          ErrorBody.scripted(service, status.status()),
          retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter));
    }
    if (fault instanceof ScriptedFault.ClaimsChallenge) {
      throw tenant.tokenRevocation().challenge();
    }
    if (fault instanceof ScriptedFault.ExpiredToken) {
      throw new RequestRefusedException(
          ErrorBody.unauthorized("Lifetime validation failed, the token is expired."));
    }
    if (fault instanceof ScriptedFault.ExpiredPageToken) {
      throw new RequestRefusedException(ErrorBody.pageToken(Reason.PAGE_TOKEN));
    }
    if (fault instanceof ScriptedFault.InvalidPageToken) {
      throw new RequestRefusedException(ErrorBody.pageToken(Reason.UNSUPPORTED));
    }
    if (fault instanceof ScriptedFault.Unauthorized) {
      throw new RequestRefusedException(ErrorBody.unauthorizedByIntune());
    }
    return malformedResponse(fault, request);
  }

  /** Returns the answer of a fault that does not come from Graph, or null. */
  public static @Nullable Reply malformedResponse(
      @Nullable ScriptedFault fault, ReceivedRequest request) {
    if (fault instanceof ScriptedFault.Html html) {
      String page =
          "<html><head><title>"
              + html.status()
              + "</title></head><body><h1>Our services aren't available right"
              + " now</h1></body></html>";
      return Reply.of(html.status(), "text/html", page.getBytes(StandardCharsets.UTF_8));
    }
    if (fault instanceof ScriptedFault.Answer answer) {
      return answer.function().apply(request);
    }
    if (fault instanceof ScriptedFault.EmptyBody empty) {
      return Reply.of(empty.status(), "", new byte[0]);
    }
    return fault instanceof ScriptedFault.Reset
        ? Reply.of(500, "", new byte[0]).withConnectionReset()
        : null;
  }

  /** Damages a complete answer. */
  public static Reply apply(@Nullable ScriptedFault fault, Reply reply) {
    if (fault instanceof ScriptedFault.TruncatedBody) {
      return reply.body(firstHalf(reply.body()));
    }
    if (fault instanceof ScriptedFault.ClosedConnection) {
      return reply.withConnectionCut();
    }
    return fault instanceof ScriptedFault.SlowBody slow ? reply.withSlowBody(slow.time()) : reply;
  }

  /** Half of a page always ends within an item. */
  public static byte[] firstHalf(byte[] body) {
    return Arrays.copyOf(body, Math.min(body.length, Math.max(1, body.length / 2)));
  }
}
