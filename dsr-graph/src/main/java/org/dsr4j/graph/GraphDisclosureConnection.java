package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.model.DisclosureRequest;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;

/**
 * Has Microsoft Graph copy a person's data into storage of the controller, for one tenant of one
 * cloud. It can do nothing else: it neither reads nor changes.
 *
 * <p>Only an export needs it, and only where the application gives storage. Nothing is sent before
 * the service has said that it is the tenant's. Thread-safe; runs on the caller's thread. Whoever
 * built it closes it.
 */
public final class GraphDisclosureConnection implements AutoCloseable {

  private final WritingTransport transport;
  private final RequestEvents events;

  GraphDisclosureConnection(WritingTransport transport, RunListener listener) {
    this.transport = transport;
    this.events = new RequestEvents(listener);
  }

  /**
   * Starts a connection.
   *
   * @param tenant the one tenant whose data it may have copied
   * @return a builder
   */
  public static GraphDisclosureConnectionBuilder builder(TenantId tenant) {
    return new GraphDisclosureConnectionBuilder(requireNonNull(tenant, "tenant"));
  }

  /**
   * The tenant.
   *
   * @return as it was built for
   */
  public TenantId tenant() {
    return transport.tenant();
  }

  /**
   * The cloud.
   *
   * @return as it was built for
   */
  public GraphCloud cloud() {
    return transport.cloud();
  }

  /**
   * The same connection, reporting what happens to requests. Closing either closes both.
   *
   * @param listener is told of answers and waits
   * @return a view of this connection
   */
  public GraphDisclosureConnection reportingTo(RunListener listener) {
    return new GraphDisclosureConnection(transport, requireNonNull(listener, "listener"));
  }

  /**
   * Has the service copy a person's data. Confirms the tenant first; throttled it waits, otherwise
   * it is sent once.
   *
   * @param post what is copied, and where to
   * @param clock tells when the service may be asked about it
   * @param cancellation ends the wait
   * @return accepted with the place to ask at; refused when surely nothing was begun; unknown when
   *     the answer was lost
   */
  public WriteOutcome disclose(DisclosureRequest post, Clock clock, Cancellation cancellation) {
    return transport
        .guard(requireNonNull(clock, "clock"), events)
        .perform(post, requireNonNull(cancellation, "cancellation"));
  }

  /** Cancels what is under way and lets go of connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "GraphDisclosureConnection[tenant=" + tenant() + ", cloud=" + cloud() + "]";
  }
}
