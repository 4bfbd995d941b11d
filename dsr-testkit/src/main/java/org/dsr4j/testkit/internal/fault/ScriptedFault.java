package org.dsr4j.testkit.internal.fault;

import java.time.Duration;
import java.util.function.Function;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.jspecify.annotations.Nullable;

/** An injected fault. */
public sealed interface ScriptedFault {

  /** An error in Graph's form, with a Retry-After header when one is given. */
  record Status(int status, @Nullable String retryAfter) implements ScriptedFault {}

  /** The result of a function of the request; null is no fault. */
  record Answer(Function<ReceivedRequest, @Nullable Reply> function) implements ScriptedFault {}

  /** Intune's refusal of an application without permission or licence, with 401. */
  record Unauthorized() implements ScriptedFault {}

  /** An HTML error page, as from a proxy in front of Graph. */
  record Html(int status) implements ScriptedFault {}

  /** A status and no body. */
  record EmptyBody(int status) implements ScriptedFault {}

  /** A body that ends in the middle of an item, with a matching Content-Length. */
  record TruncatedBody() implements ScriptedFault {}

  /** A connection that is closed before the body has its Content-Length. */
  record ClosedConnection() implements ScriptedFault {}

  /** A connection that is reset before anything is answered. */
  record Reset() implements ScriptedFault {}

  /** A body that takes this long to arrive. */
  record SlowBody(Duration time) implements ScriptedFault {}

  /** A refusal of the token until the client sends a newer one. */
  record ClaimsChallenge() implements ScriptedFault {}

  /** A refusal of the token as expired. */
  record ExpiredToken() implements ScriptedFault {}

  /** A refusal of the page token as expired. */
  record ExpiredPageToken() implements ScriptedFault {}

  /** A refusal of the page token as unsupported. */
  record InvalidPageToken() implements ScriptedFault {}

  /** A page with this link to the next one. */
  record NextLink(String link) implements ScriptedFault {}

  /** A page whose link to the next page points to the page itself. */
  record LoopingLink() implements ScriptedFault {}

  /** A page without its list. */
  record OmittedValue() implements ScriptedFault {}

  /** An empty page before the page that would have come. */
  record EmptyPage() implements ScriptedFault {}
}
