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
 * Requests that Microsoft Graph copies a person's data to a storage of the controller, for one
 * tenant of one cloud. It cannot send any other read or write request.
 *
 * <p>Only an export needs it, and only if the application configures a storage. Before the first
 * request, the connection confirms that the service belongs to the tenant. Thread-safe; requests
 * run on the caller's thread. The code that builds a connection also closes it.
 */
public final class GraphDisclosureConnection implements AutoCloseable {

  private final WritingTransport transport;
  private final RequestEvents events;

  GraphDisclosureConnection(WritingTransport transport, RunListener listener) {
    this.transport = transport;
    this.events = new RequestEvents(listener);
  }

  /**
   * Creates a connection.
   *
   * @param tenant the only tenant whose data it may copy
   * @return a builder
   */
  public static GraphDisclosureConnectionBuilder builder(TenantId tenant) {
    return new GraphDisclosureConnectionBuilder(requireNonNull(tenant, "tenant"));
  }

  /**
   * Returns the tenant.
   *
   * @return the value from the builder
   */
  public TenantId tenant() {
    return transport.tenant();
  }

  /**
   * Returns the cloud.
   *
   * @return the value from the builder
   */
  public GraphCloud cloud() {
    return transport.cloud();
  }

  /**
   * Returns a view of this connection that reports request events to a listener. Closing one of
   * them closes both.
   *
   * @param listener receives responses and waits
   * @return a view of this connection
   */
  public GraphDisclosureConnection reportingTo(RunListener listener) {
    return new GraphDisclosureConnection(transport, requireNonNull(listener, "listener"));
  }

  /**
   * Requests a copy of a person's data. Confirms the tenant first. After throttling the request is
   * sent again; after any other error it is not.
   *
   * @param post the person and the storage
   * @param clock the clock for the earliest time of the first status request
   * @param cancellation ends the wait
   * @return accepted with the location of the operation; refused when the service definitely did
   *     not start the copy; unknown when no response arrived
   */
  public WriteOutcome disclose(DisclosureRequest post, Clock clock, Cancellation cancellation) {
    return transport
        .guard(requireNonNull(clock, "clock"), events)
        .perform(post, requireNonNull(cancellation, "cancellation"));
  }

  /** Cancels requests in progress and releases the connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return "GraphDisclosureConnection[tenant=" + tenant() + ", cloud=" + cloud() + "]";
  }
}
