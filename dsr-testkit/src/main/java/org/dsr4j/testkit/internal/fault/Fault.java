package org.dsr4j.testkit.internal.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An injected fault. */
public sealed interface Fault {

  /** An error in Graph's form, with a Retry-After header when one is given. */
  record Status(int status, @Nullable String retryAfter) implements Fault {}

  /** An HTML error page, as from a proxy in front of Graph. */
  record Html(int status) implements Fault {}

  /** A status and no body. */
  record EmptyBody(int status) implements Fault {}

  /** A body that ends in the middle of an item, with a matching Content-Length. */
  record TruncatedBody() implements Fault {}

  /** A connection that is closed before the body has its Content-Length. */
  record ClosedConnection() implements Fault {}

  /** A connection that is reset before anything is answered. */
  record Reset() implements Fault {}

  /** A body that takes this long to arrive. */
  record SlowBody(Duration time) implements Fault {}

  /** A refusal of the token until the client sends a newer one. */
  record ClaimsChallenge() implements Fault {}

  /** A refusal of the token as expired. */
  record ExpiredToken() implements Fault {}

  /** A refusal of the page token as expired. */
  record ExpiredPageToken() implements Fault {}

  /** A refusal of the page token as unsupported. */
  record InvalidPageToken() implements Fault {}

  /** A page with this link to the next one. */
  record NextLink(String link) implements Fault {}

  /** A page whose link to the next page points to the page itself. */
  record LoopingLink() implements Fault {}

  /** A page without its list. */
  record OmittedValue() implements Fault {}

  /** An empty page before the page that would have come. */
  record EmptyPage() implements Fault {}
}
