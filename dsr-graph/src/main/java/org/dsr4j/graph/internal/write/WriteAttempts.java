package org.dsr4j.graph.internal.write;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dsr4j.graph.internal.send.ApprovalRefusal;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.GraphResponse;
import org.dsr4j.graph.internal.send.RetryAfter;
import org.dsr4j.graph.internal.send.RetryWaits;
import org.dsr4j.graph.internal.send.SendState;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.MultiAdminApproval;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts of one write.
 *
 * <p>A throttled attempt was never applied, so every write waits and is sent again. After any other
 * failure, a write is sent again only if it is declared safe to repeat. Once an attempt may have
 * been applied, a later refusal does not prove that the write was not applied.
 */
final class WriteAttempts {

  /** Sends one attempt. */
  interface Attempt {
    GraphResponse send(SendState sendState) throws GraphIoException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(WriteAttempts.class);

  private final GraphWrite write;
  private final WriteAuthorization authorization;
  private final Cancellation cancellation;
  private final WriteAllowList allowList;
  private final WriteGuard.RetryTiming pace;
  private final String requestId;
  private final RetryWaits waits;

  private boolean mayBeApplied;
  private int attempts;
  private int failures;

  WriteAttempts(
      GraphWrite write,
      WriteAuthorization authorization,
      Cancellation cancellation,
      WriteAllowList allowList,
      WriteGuard.RetryTiming pace,
      String requestId) {
    this.requestId = requestId;
    this.write = write;
    this.authorization = authorization;
    this.cancellation = cancellation;
    this.allowList = allowList;
    this.pace = pace;
    // A throttled attempt was not applied, and does not count as an attempt.
    waits = RetryWaits.ofAnyAttempts(pace.policy());
  }

  WriteOutcome run(Attempt attempt) {
    while (true) {
      attempts++;
      SendState sendState = new SendState(() -> !authorization.isRevoked());
      GraphIoException refusal;
      try (GraphResponse answer = attempt.send(sendState)) {
        return answered(answer);
      } catch (GraphIoException e) {
        refusal = e;
      }
      WriteOutcome end = refused(refusal, sendState.mayHaveReachedService());
      if (end != null) {
        return end;
      }
    }
  }

  private WriteOutcome answered(GraphResponse answer) {
    if (answer.status() == 202) {
      return accepted(answer);
    }
    try {
      return new WriteOutcome.Done(answer.status(), WriteResponseReader.content(answer), requestId);
    } catch (GraphIoException e) {
      return new WriteOutcome.Unknown(e.failure());
    }
  }

  private WriteOutcome accepted(GraphResponse answer) {
    Duration hint = RetryAfter.of(answer.headers(), pace.clock()).orElse(Duration.ZERO);
    Instant notBefore = pace.clock().instant().plus(hint);
    String header = answer.headers().get("Location");
    if (header == null) {
      return new WriteOutcome.Accepted(null, notBefore, null, requestId);
    }
    try {
      return new WriteOutcome.Accepted(
          allowList.location(answer.url(), header, write.version()), notBefore, null, requestId);
    } catch (GraphIoException e) {
      return new WriteOutcome.Accepted(null, notBefore, e.failure(), requestId);
    }
  }

  /** Returns the outcome, or null after the wait before the next attempt. */
  private @Nullable WriteOutcome refused(GraphIoException refusal, boolean left) {
    GraphFailure failure = refusal.failure();
    Optional<String> code = ApprovalRefusal.code(failure.httpStatus(), refusal.headers());
    if (code.isPresent()) {
      return new WriteOutcome.AwaitingApproval(
          code.get(), pace.clock().instant().plus(MultiAdminApproval.VALID));
    }
    mayBeApplied |= !surelyNotApplied(failure.httpStatus(), left);
    Optional<Duration> hint = RetryAfter.of(refusal.headers(), pace.clock());
    if (!mayRepeat(failure)) {
      return end(failure, hint);
    }
    Optional<Duration> wait = waits.next(hint);
    return wait.isEmpty() ? end(failure, hint) : waitFor(wait.get());
  }

  /**
   * A timeout status may come from a proxy and proves nothing; a redirect may follow an applied
   * write.
   */
  private static boolean surelyNotApplied(int status, boolean left) {
    return status == 0 ? !left : status / 100 == 4 && status != 408;
  }

  private boolean mayRepeat(GraphFailure failure) {
    boolean failed =
        switch (failure.httpStatus()) {
          case 0 -> failure.error() == GraphError.CONNECTION_FAILED;
          case 408, 500, 502, 503, 504 -> true;
          default -> false;
        };
    return failure.httpStatus() == 429
        || (failed && write.isIdempotent() && ++failures < pace.policy().maxAttempts());
  }

  private @Nullable WriteOutcome waitFor(Duration wait) {
    LOG.debug("{} is sent again in {} ms", write, wait.toMillis());
    try {
      pace.delays().pause(wait, cancellation);
    } catch (GraphIoException e) {
      return end(e.failure(), Optional.empty());
    }
    return authorization.isRevoked()
        ? end(
            FailureMapping.failure(GraphError.WRITE_NOT_PERMITTED, "the step's permit was revoked"),
            Optional.empty())
        : null;
  }

  private WriteOutcome end(GraphFailure failure, Optional<Duration> hint) {
    if (!mayBeApplied) {
      return new WriteOutcome.Refused(failure, hint.map(pace.clock().instant()::plus).orElse(null));
    }
    return new WriteOutcome.Unknown(
        attempts == 1
            ? failure
            : new GraphFailure(
                failure.error(),
                failure.httpStatus(),
                "one of "
                    + attempts
                    + " attempts may have been applied; the last one: "
                    + failure.detail()));
  }
}
