package org.dsr4j.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.dsr4j.testkit.internal.odata.QueryRefused.Reason;
import org.dsr4j.testkit.internal.schema.Service;
import org.jspecify.annotations.Nullable;

/** Lets faults happen that do not concern the making of a page. */
final class Breakage {

  private Breakage() {}

  /**
   * Returns what a fault puts in the place of an answer, or null when it lets the answer be made.
   */
  static @Nullable Reply instead(@Nullable Fault fault, Service service, ServedTenant tenant) {
    if (fault instanceof Fault.Status status) {
      String retryAfter = status.retryAfter();
      throw new Refused(
          ErrorBody.scripted(service, status.status()),
          retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter));
    }
    if (fault instanceof Fault.ClaimsChallenge) {
      throw tenant.tokens().challenge();
    }
    if (fault instanceof Fault.ExpiredToken) {
      throw new Refused(
          ErrorBody.unauthorized("Lifetime validation failed, the token is expired."));
    }
    if (fault instanceof Fault.ExpiredPageToken) {
      throw new Refused(ErrorBody.pageToken(Reason.PAGE_TOKEN));
    }
    if (fault instanceof Fault.InvalidPageToken) {
      throw new Refused(ErrorBody.pageToken(Reason.UNSUPPORTED));
    }
    return unshaped(fault);
  }

  /** Returns what a fault answers that has nothing of Graph, or null. */
  static @Nullable Reply unshaped(@Nullable Fault fault) {
    if (fault instanceof Fault.Html html) {
      String page =
          "<html><head><title>"
              + html.status()
              + "</title></head><body><h1>Our services aren't available right"
              + " now</h1></body></html>";
      return Reply.of(html.status(), "text/html", page.getBytes(StandardCharsets.UTF_8));
    }
    if (fault instanceof Fault.EmptyBody empty) {
      return Reply.of(empty.status(), "", new byte[0]);
    }
    return fault instanceof Fault.Reset ? Reply.of(500, "", new byte[0]).reset() : null;
  }

  /** Spoils an answer that was made. */
  static Reply of(@Nullable Fault fault, Reply reply) {
    if (fault instanceof Fault.CutBody) {
      return reply.body(half(reply.body()));
    }
    if (fault instanceof Fault.CutConnection) {
      return reply.cut();
    }
    return fault instanceof Fault.SlowBody slow ? reply.dribble(slow.time()) : reply;
  }

  /** Half of a page ends within an item, whatever the page holds. */
  static byte[] half(byte[] body) {
    return Arrays.copyOf(body, Math.min(body.length, Math.max(1, body.length / 2)));
  }
}
