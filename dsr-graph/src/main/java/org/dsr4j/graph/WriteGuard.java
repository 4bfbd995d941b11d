package org.dsr4j.graph;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.dsr4j.model.Cancellation;

/**
 * The one way by which a write leaves: past the fences, for the right tenant, and then over as many
 * attempts as its kind allows. Thread-safe.
 */
final class WriteGuard {

  /**
   * How it waits.
   *
   * @param policy how often and how long
   */
  record Pace(Delays delays, Clock clock, RetryPolicy policy) {}

  private final WriteFences fences;
  private final TenantConfirmation confirmation;
  private final Sender sender;
  private final Pace pace;

  WriteGuard(WriteFences fences, TenantConfirmation confirmation, Sender sender, Pace pace) {
    this.fences = fences;
    this.confirmation = confirmation;
    this.sender = sender;
    this.pace = pace;
  }

  /** Performs a write. */
  WriteOutcome perform(
      GraphWrite write, WriteAuthorization authorization, Cancellation cancellation) {
    HttpUrl url;
    try {
      url = fences.admit(write, authorization);
      confirmation.require(cancellation);
    } catch (GraphIoException e) {
      return new WriteOutcome.Refused(e.failure(), null);
    }
    String requestId = UUID.randomUUID().toString();
    return new WriteRun(write, authorization, cancellation, fences, pace, requestId)
        .run(departure -> sender.send(outgoing(write, url, requestId, departure), cancellation));
  }

  private static Outgoing outgoing(
      GraphWrite write, HttpUrl url, String requestId, Departure departure) {
    return new Outgoing(
        write.describe(),
        write.method().name(),
        write.version(),
        url,
        Map.of(),
        write.headers(),
        write.body(),
        requestId,
        departure);
  }
}
