package org.dsr4j.graph.internal.write;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.dsr4j.graph.internal.paging.TenantConfirmation;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.internal.send.GraphHttpRequest;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.SendState;
import org.dsr4j.graph.internal.send.Sender;
import org.dsr4j.graph.model.DisclosureRequest;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.model.Cancellation;
import org.dsr4j.spi.StepPermit;

/**
 * The only way to send a write: through the allow-list, for the confirmed tenant, with as many
 * attempts as its kind permits. Thread-safe.
 */
public final class WriteGuard {

  /**
   * The waits.
   *
   * @param policy the retry policy
   */
  public record RetryTiming(Delays delays, Clock clock, RetryPolicy policy) {}

  private final WriteAllowList allowList;
  private final TenantConfirmation confirmation;
  private final Sender sender;
  private final RetryTiming pace;

  public WriteGuard(
      WriteAllowList allowList, TenantConfirmation confirmation, Sender sender, RetryTiming pace) {
    this.allowList = allowList;
    this.confirmation = confirmation;
    this.sender = sender;
    this.pace = pace;
  }

  /** Performs the write that the plan pins for a step. */
  public WriteOutcome perform(GraphWrite write, StepPermit permit, Cancellation cancellation) {
    return perform(write, new PermittedStep(permit), cancellation);
  }

  /** Performs a disclosure. */
  public WriteOutcome perform(DisclosureRequest disclosure, Cancellation cancellation) {
    return perform(disclosure.write(), new DisclosureAuthorization(disclosure), cancellation);
  }

  /** Performs a write. */
  public WriteOutcome perform(
      GraphWrite write, WriteAuthorization authorization, Cancellation cancellation) {
    HttpUrl url;
    try {
      url = allowList.requireAllowed(write, authorization);
      confirmation.require(cancellation);
    } catch (GraphIoException e) {
      return new WriteOutcome.Refused(e.failure(), null);
    }
    String requestId = UUID.randomUUID().toString();
    return new WriteAttempts(write, authorization, cancellation, allowList, pace, requestId)
        .run(sendState -> sender.send(outgoing(write, url, requestId, sendState), cancellation));
  }

  private static GraphHttpRequest outgoing(
      GraphWrite write, HttpUrl url, String requestId, SendState sendState) {
    return new GraphHttpRequest(
        write.describe(),
        write.method().name(),
        write.version(),
        url,
        Map.of(),
        write.headers(),
        write.body(),
        requestId,
        sendState);
  }
}
