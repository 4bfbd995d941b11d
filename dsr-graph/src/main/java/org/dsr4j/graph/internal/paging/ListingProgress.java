package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import okhttp3.HttpUrl;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.internal.send.RetryWaits;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one list: its pages so far, its delivered rows, and its retries.
 *
 * <p>When a page or a list is read again, its rows arrive again. Only rows that are equal byte by
 * byte to a delivered row are dropped, and they are counted; a row that changed in between is
 * delivered in both forms. Used by one thread.
 */
final class ListingProgress implements RowConsumer {

  private static final int REPETITIONS = 2;

  /** The possible transfer errors of a body. */
  private static final Set<GraphError> SPOILED =
      Set.of(GraphError.TRUNCATED, GraphError.CONNECTION_FAILED, GraphError.UNEXPECTED_ANSWER);

  private static final Set<GraphError> REFUSED =
      Set.of(GraphError.BAD_REQUEST, GraphError.NOT_FOUND);

  private final GraphRequest request;
  private final RowConsumer rows;
  private final SeenFingerprints pages = new SeenFingerprints();
  private final PagesWithoutNews withoutNews = new PagesWithoutNews();
  private final @Nullable SeenFingerprints delivered;
  private final @Nullable ExpandTruncationCheck expand;

  private int page = 1;
  private boolean restarted;
  private boolean repeating;
  private long handedOn;
  private long dropped;

  /** The rows of the pages that were read completely, and of the current page. */
  private long received;

  private long receivedOfPage;
  private long counted;

  ListingProgress(GraphRequest request, RowConsumer rows) {
    this.request = request;
    this.rows = rows;
    this.delivered = rows.dropsDuplicates() ? null : new SeenFingerprints();
    this.expand = ExpandTruncationCheck.of(request);
  }

  /** Records a page before it is read for the first time; fails when it was read before. */
  void enter(HttpUrl url) throws GraphIoException {
    if (!pages.add(url.toString().getBytes(UTF_8))) {
      throw new GraphIoException(
          FailureMapping.unusable(
              GraphError.LOOPING_LINK, "a next link of a list led back to a page"));
    }
    if (withoutNews.tooMany()) {
      throw new GraphIoException(PagesWithoutNews.failure());
    }
  }

  @Override
  public boolean acceptsBareValues() {
    return rows.acceptsBareValues();
  }

  @Override
  public void row(Content row) {
    if (receivedOfPage++ == 0) {
      withoutNews.first(row);
    }
    if (delivered != null && !delivered.add(row.bytes()) && repeating) {
      dropped++;
      return;
    }
    if (expand != null) {
      expand.check(row);
    }
    handedOn++;
    rows.row(row);
  }

  /** Records a number of rows that a page names: of the page or of the whole list. */
  void counted(long rows) {
    counted = Math.max(counted, rows);
  }

  /** Records a page that was read completely and continues with the next one. */
  void nextPage(RequestEvents events) {
    events.page(request, page, handedOn, dropped);
    handedOn = 0;
    dropped = 0;
    received += receivedOfPage;
    withoutNews.end(receivedOfPage);
    receivedOfPage = 0;
    page++;
    // After a restart every page may repeat rows; after a retry only this page.
    repeating = restarted;
  }

  /** Records that the current page is read again, so that its rows may repeat. */
  void repeat() {
    receivedOfPage = 0;
    repeating = true;
  }

  /** Whether a retry may fix the error of a body. */
  static boolean spoiled(GraphIoException failure) {
    return failure.spoiled() && SPOILED.contains(failure.failure().error());
  }

  /** The number of retries for a broken body: an error that occurs each time is permanent. */
  static RetryWaits waits(RetryPolicy policy) {
    return RetryWaits.of(policy, REPETITIONS);
  }

  /** Whether the list may restart: Graph refused its own link, so the page token has expired. */
  boolean mayRestart(GraphFailure failure, RetryPolicy policy) {
    if (page == 1 || restarted || !REFUSED.contains(failure.error()) || policy.maxAttempts() == 1) {
      return false;
    }
    restarted = true;
    repeating = true;
    page = 1;
    received = 0;
    receivedOfPage = 0;
    counted = 0;
    pages.clear();
    withoutNews.clear();
    return true;
  }

  /** Returns the meaning of a failure for a next link. */
  GraphFailure named(GraphFailure failure) {
    return page > 1 && REFUSED.contains(failure.error())
        ? new GraphFailure(
            GraphError.PAGE_TOKEN_EXPIRED,
            failure.httpStatus(),
            "Graph refused its own link to page "
                + page
                + FailureMapping.remedy(GraphError.PAGE_TOKEN_EXPIRED))
        : failure;
  }

  /** Returns the gap although every page was read. */
  @Nullable GraphFailure gap() {
    if (counted > received) {
      return FailureMapping.unusable(
          GraphError.TRUNCATED, "Graph counted more rows in a list than it sent");
    }
    return expand == null ? null : expand.failure();
  }
}
