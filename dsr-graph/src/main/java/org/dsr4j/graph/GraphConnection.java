package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import java.util.Optional;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/**
 * Reads from Microsoft Graph, for one tenant of one cloud.
 *
 * <p>Nothing is read before the service has said that it is the tenant's. Tokens for other tenants
 * are never sent, and nothing is ever sent to another host than the cloud's. What Graph refuses or
 * spoils is a {@link GraphFailure}, never an empty result. Nothing is repeated.
 *
 * <p>Thread-safe; requests run on the caller's thread. Share one connection among all adapters of a
 * tenant. Whoever built it closes it.
 */
public final class GraphConnection implements AutoCloseable {

  private final TenantId tenant;
  private final GraphCloud cloud;
  private final HttpSender sender;
  private final Pager pager;
  private final TenantConfirmation confirmation;

  GraphConnection(GraphConnectionBuilder builder, TokenCredential credential) {
    tenant = builder.tenant();
    cloud = builder.cloud();
    HostGuard guard = new HostGuard(cloud);
    GuardedTokens tokens = new GuardedTokens(credential, tenant, cloud, guard);
    sender = new HttpSender(guard, tokens, builder.connectTimeout(), builder.readTimeout(), true);
    pager = new Pager(guard, sender, builder.maxRowBytes());
    confirmation = new TenantConfirmation(tenant, pager, tokens);
  }

  /**
   * Starts a connection.
   *
   * @param tenant the one tenant it may read
   * @return a builder
   */
  public static GraphConnectionBuilder builder(TenantId tenant) {
    return new GraphConnectionBuilder(requireNonNull(tenant, "tenant"));
  }

  /**
   * The tenant.
   *
   * @return as it was built for
   */
  public TenantId tenant() {
    return tenant;
  }

  /**
   * The cloud.
   *
   * @return as it was built for
   */
  public GraphCloud cloud() {
    return cloud;
  }

  /**
   * Asks Graph which tenant it answers for, unless it was confirmed before.
   *
   * @param cancellation ends the wait
   * @return confirmed, or another tenant's
   * @throws DsrException with {@link GraphError#TENANT_UNREADABLE} when Graph could not be asked,
   *     {@link GraphError#AUTHENTICATION_FAILED}, {@link GraphError#CANCELLED} or {@link
   *     GraphError#CLOSED}
   */
  public TenantCheck confirmTenant(Cancellation cancellation) {
    try {
      return confirmation.check(requireNonNull(cancellation, "cancellation"));
    } catch (GraphIoException e) {
      throw new DsrException(e.failure().error(), e.failure().detail());
    }
  }

  /**
   * Looks people up.
   *
   * @return the look-up over this connection
   */
  public GraphUsers users() {
    return new GraphUsers(this);
  }

  /**
   * Reads all pages of a listing and hands on each row as soon as it has arrived.
   *
   * @param request what to list
   * @param rows takes the rows, on this thread; what it throws passes through
   * @param cancellation ends the wait, also in the middle of an answer
   * @return empty when the listing was read to its end; else why not, and rows that were handed on
   *     before stay handed on
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, Cancellation cancellation) {
    requireNonNull(rows, "rows");
    try {
      request.target();
      confirmation.require(requireNonNull(cancellation, "cancellation"));
      pager.rows(request, rows, cancellation);
      return Optional.empty();
    } catch (GraphIoException e) {
      return Optional.of(e.failure());
    }
  }

  /**
   * Reads one object; its top-level {@code @odata.context} is left out, all else is as it was sent.
   *
   * @param request what to read
   * @param cancellation ends the wait, also in the middle of an answer
   * @return the object, or why there is none; an empty answer is a failure
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled
   */
  public GraphAnswer object(GraphRequest request, Cancellation cancellation) {
    try {
      request.target();
      confirmation.require(requireNonNull(cancellation, "cancellation"));
      return GraphAnswer.of(pager.object(request, cancellation));
    } catch (GraphIoException e) {
      return GraphAnswer.failed(e.failure());
    }
  }

  /** Cancels what is under way and lets go of connections. Idempotent. */
  @Override
  public void close() {
    sender.close();
  }

  @Override
  public String toString() {
    return "GraphConnection[tenant=" + tenant + ", cloud=" + cloud + "]";
  }
}
