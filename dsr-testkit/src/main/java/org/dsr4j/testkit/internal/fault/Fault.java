package org.dsr4j.testkit.internal.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong on purpose. */
public sealed interface Fault {

  /** An error in Graph's form, with a Retry-After header when one is given. */
  record Status(int status, @Nullable String retryAfter) implements Fault {}

  /** An error page as a proxy in front of Graph would write it. */
  record Html(int status) implements Fault {}

  /** A status and no body. */
  record EmptyBody(int status) implements Fault {}

  /** A body that ends in the middle of an item, announced as if it were whole. */
  record TruncatedBody() implements Fault {}

  /** A connection that is closed before the body has the announced length. */
  record ClosedConnection() implements Fault {}

  /** A connection that is reset before anything is answered. */
  record Reset() implements Fault {}

  /** A body that takes this long to arrive. */
  record SlowBody(Duration time) implements Fault {}

  /** A refusal of the token until a newer one comes. */
  record ClaimsChallenge() implements Fault {}

  /** A refusal of the token for its age. */
  record ExpiredToken() implements Fault {}

  /** A page token that is too old. */
  record ExpiredPageToken() implements Fault {}

  /** A page token that is not understood. */
  record InvalidPageToken() implements Fault {}

  /** A page whose link to the next one is this. */
  record NextLink(String link) implements Fault {}

  /** A page whose link to the next one leads back to it. */
  record LoopingLink() implements Fault {}

  /** A page without its list. */
  record OmittedValue() implements Fault {}

  /** An empty page before the page that would have come. */
  record EmptyPage() implements Fault {}
}
