package org.dsr4j.graph;

import java.util.Optional;
import org.dsr4j.graph.internal.paging.Pager;
import org.dsr4j.graph.internal.paging.TenantConfirmation;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.ReadAheadSender;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;

/**
 * Sends announced requests in advance, so that their responses arrive earlier.
 *
 * <p>Announce only requests that will definitely be read; the order of reading is free. Results and
 * their order are the same as without this class. If the throttle budgets have no room, a request
 * is sent when it is read. For one thread; the caller closes it.
 */
public final class ReadAhead implements AutoCloseable {

  private final ReadAheadSender sender;
  private final Pager pager;
  private final GraphReads reads;
  private final boolean starts;

  ReadAhead(ReadAheadSender sender, Pager pager, TenantConfirmation confirmation) {
    this.sender = sender;
    this.pager = pager.over(sender);
    this.reads = new GraphReads(confirmation, this.pager);
    // No request is sent before the tenant is confirmed.
    this.starts = confirmation.isConfirmed();
  }

  /**
   * Announces a list.
   *
   * @param request the announced request
   */
  public void expectRows(GraphRequest request) {
    expect(request, true);
  }

  /**
   * Announces an object.
   *
   * @param request the announced request
   */
  public void expectObject(GraphRequest request) {
    expect(request, false);
  }

  private void expect(GraphRequest request, boolean list) {
    if (!starts) {
      return;
    }
    try {
      sender.announce(pager.first(request, list));
      sender.start();
    } catch (GraphIoException e) {
      // The read returns the same error later.
      return;
    }
  }

  /**
   * Reads all pages of a list, like {@link GraphConnection#rows}.
   *
   * @param request the request for the list
   * @param rows receives the rows
   * @param cancellation ends the wait
   * @return empty when the list was read completely; else the reason why not
   */
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, Cancellation cancellation) {
    return reads.rows(request, rows, cancellation);
  }

  /**
   * Reads one object, like {@link GraphConnection#object}.
   *
   * @param request the request
   * @param cancellation ends the wait
   * @return the object, or the reason why there is none
   */
  public ObjectResult object(GraphRequest request, Cancellation cancellation) {
    return reads.object(request, cancellation);
  }

  /** Cancels all requests that were announced and not read. */
  @Override
  public void close() {
    sender.close();
  }
}
