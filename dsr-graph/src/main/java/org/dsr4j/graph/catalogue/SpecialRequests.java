package org.dsr4j.graph.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.model.StreamConsumer;
import org.dsr4j.graph.operation.DownloadConsumer;
import org.dsr4j.graph.operation.DownloadLink;
import org.dsr4j.graph.operation.Downloads;
import org.dsr4j.graph.operation.LongRunningOperation;
import org.dsr4j.graph.operation.OperationPoller;
import org.dsr4j.graph.operation.OperationState;
import org.dsr4j.model.Cancellation;

/**
 * Sends the requests of a {@link SpecialReader}, each bound to the reading's cancellation. Used by
 * one thread, for one reading.
 */
public final class SpecialRequests {

  private final GraphReader graph;
  private final Cancellation cancellation;

  SpecialRequests(GraphReader graph, Cancellation cancellation) {
    this.graph = graph;
    this.cancellation = cancellation;
  }

  /**
   * The connection, for requests that no other method here sends.
   *
   * @return the adapter's connection; must not be closed
   */
  public GraphConnection connection() {
    return graph.connection();
  }

  /**
   * Reads a list, as {@link GraphConnection#rows} does.
   *
   * @param request what to list
   * @param rows takes the rows
   * @return empty when it was read to its end
   */
  public Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows) {
    return graph.rows(request, rows, cancellation);
  }

  /**
   * Reads an object, as {@link GraphConnection#object} does.
   *
   * @param request what to read
   * @return the object, or why there is none
   */
  public ObjectResult object(GraphRequest request) {
    return graph.object(request, cancellation);
  }

  /**
   * Reads a body that is not Graph's own JSON, as {@link GraphConnection#stream} does.
   *
   * @param request what to read
   * @param maxBytes how large it may be
   * @param consumer takes it
   * @return empty when it was read to its end
   * @throws IOException what the consumer threw
   */
  public Optional<GraphFailure> stream(GraphRequest request, long maxBytes, StreamConsumer consumer)
      throws IOException {
    return connection().stream(request, maxBytes, consumer, cancellation);
  }

  /**
   * Reads the next part behind a link, as {@link GraphConnection#follow} does.
   *
   * @param request what was read first
   * @param link the link
   * @param maxBytes how large the answer may be
   * @param consumer takes it
   * @return empty when it was read to its end
   * @throws IOException what the consumer threw
   */
  public Optional<GraphFailure> follow(
      GraphRequest request, String link, long maxBytes, StreamConsumer consumer)
      throws IOException {
    return connection().follow(request, link, maxBytes, consumer, cancellation);
  }

  /**
   * Waits until the service has ended all operations, as {@link OperationPoller#awaitAll} does.
   *
   * @param operations what to wait for
   * @param ended is called for each operation, with its index: as soon as it ends, or last with a
   *     running state when the wait was cancelled
   */
  public void await(List<LongRunningOperation> operations, ObjIntConsumer<OperationState> ended) {
    List<OperationState> states =
        new OperationPoller(connection()).awaitAll(operations, ended, cancellation);
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i) instanceof OperationState.Running) {
        ended.accept(states.get(i), i);
      }
    }
  }

  /**
   * Fetches what the service left in its storage, as {@link Downloads#fetch} does.
   *
   * @param link from where; a secret
   * @param consumer takes it
   * @return empty when it was read to its end
   * @throws IOException what the consumer threw
   */
  public Optional<GraphFailure> download(DownloadLink link, DownloadConsumer consumer)
      throws IOException {
    return graph.downloads().fetch(link, consumer, cancellation);
  }
}
