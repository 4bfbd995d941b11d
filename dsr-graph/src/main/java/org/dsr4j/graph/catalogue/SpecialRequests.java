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
 * Sends the requests of a {@link SpecialReader}, each with the reading's cancellation. Thread-safe;
 * used for one reading.
 */
public final class SpecialRequests {

  private final GraphReader graph;
  private final Cancellation cancellation;

  SpecialRequests(GraphReader graph, Cancellation cancellation) {
    this.graph = graph;
    this.cancellation = cancellation;
  }

  /**
   * Returns the connection, for requests that no other method here sends.
   *
   * @return the adapter's connection; must not be closed
   */
  public GraphConnection connection() {
    return graph.connection();
  }

  /**
   * Reads a list, like {@link GraphConnection#rows}.
   *
   * @param request the request for the list
   * @param rows receives the rows
   * @return empty when it was read completely
   */
  public Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows) {
    return graph.rows(request, rows, cancellation);
  }

  /**
   * Reads an object, like {@link GraphConnection#object}.
   *
   * @param request the request
   * @return the object, or the reason why there is none
   */
  public ObjectResult object(GraphRequest request) {
    return graph.object(request, cancellation);
  }

  /**
   * Reads a body that is not Graph's own JSON, like {@link GraphConnection#stream}.
   *
   * @param request the request
   * @param maxBytes the maximum size
   * @param consumer receives the data
   * @return empty when it was read completely
   * @throws IOException the exception of the consumer
   */
  public Optional<GraphFailure> stream(GraphRequest request, long maxBytes, StreamConsumer consumer)
      throws IOException {
    return connection().stream(request, maxBytes, consumer, cancellation);
  }

  /**
   * Reads the next part from a link, like {@link GraphConnection#follow}.
   *
   * @param request the first request
   * @param link the link
   * @param maxBytes the maximum size of the response
   * @param consumer receives the data
   * @return empty when it was read completely
   * @throws IOException the exception of the consumer
   */
  public Optional<GraphFailure> follow(
      GraphRequest request, String link, long maxBytes, StreamConsumer consumer)
      throws IOException {
    return connection().follow(request, link, maxBytes, consumer, cancellation);
  }

  /**
   * Waits until the service has ended all operations, like {@link OperationPoller#awaitAll}.
   *
   * @param operations the operations
   * @param ended called for each operation, with its index: immediately when it ends, or at the end
   *     with a running state when the wait was cancelled; at the same time for several operations
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
   * Runs reads that do not depend on one another, like {@link GraphConnection#sideBySide}.
   *
   * @param reads the reads, each with its own state
   */
  public void sideBySide(List<? extends Runnable> reads) {
    connection().sideBySide(reads);
  }

  /**
   * Downloads a file from the service's storage, like {@link Downloads#fetch}.
   *
   * @param link the download link; a secret
   * @param consumer receives the data
   * @return empty when it was read completely
   * @throws IOException the exception of the consumer
   */
  public Optional<GraphFailure> download(DownloadLink link, DownloadConsumer consumer)
      throws IOException {
    return graph.downloads().fetch(link, consumer, cancellation);
  }
}
