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
 * Reads what was announced, with its answers under way before they are asked for.
 *
 * <p>Announce what will surely be read, then read in whatever order: results and their order are
 * the same as without. What has no room in the throttle budgets is sent when it is asked for. To be
 * used by one thread and closed.
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
    // Nothing leaves before the service has said that it is the tenant's.
    this.starts = confirmation.isConfirmed();
  }

  /**
   * Announces a listing.
   *
   * @param request what will be listed
   */
  public void expectRows(GraphRequest request) {
    expect(request, true);
  }

  /**
   * Announces an object.
   *
   * @param request what will be read
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
      // Reading it will say the same.
      return;
    }
  }

  /**
   * Reads all pages of a listing, like {@link GraphConnection#rows}.
   *
   * @param request what to list
   * @param rows takes the rows
   * @param cancellation ends the wait
   * @return empty when the listing was read to its end; else why not
   */
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, Cancellation cancellation) {
    return reads.rows(request, rows, cancellation);
  }

  /**
   * Reads one object, like {@link GraphConnection#object}.
   *
   * @param request what to read
   * @param cancellation ends the wait
   * @return the object, or why there is none
   */
  public ObjectResult object(GraphRequest request, Cancellation cancellation) {
    return reads.object(request, cancellation);
  }

  /** Ends what was announced and not read. */
  @Override
  public void close() {
    sender.close();
  }
}
