package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;

/**
 * Small lists that several sources of a run use: the first source reads a list, the others wait for
 * its rows. Thread-safe. Keeps the lists of a run only while the run exists, and only the most
 * recent ones.
 */
final class SharedLists {

  private static final int KEPT = 200;
  private static final int MOST_ROWS = 100;

  private final Map<Object, Map<String, CompletableFuture<Optional<List<Content>>>>> runs =
      new WeakHashMap<>();

  /** The lists of one run; a list that was dropped is read again. */
  private static final class Recent<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > KEPT;
    }
  }

  /** Collects the rows of a list, up to a limit. */
  private static final class Rows implements RowConsumer {

    private final List<Content> all = new ArrayList<>();

    @Override
    public void row(Content row) {
      if (all.size() == MOST_ROWS) {
        throw new StopReading();
      }
      all.add(row);
    }

    /** The rows are passed to consumers that accept duplicates. */
    @Override
    public boolean dropsDuplicates() {
      return true;
    }
  }

  /**
   * Returns the rows of a list.
   *
   * @param run the run
   * @param request the request for the list
   * @param graph sends the request, if no other source did
   * @param cancellation ends the request or the wait
   * @return empty when the list is too long, failed, or the read is cancelled
   */
  Optional<List<Content>> rows(
      Object run, GraphRequest request, GraphReader graph, Cancellation cancellation) {
    CompletableFuture<Optional<List<Content>>> own = new CompletableFuture<>();
    CompletableFuture<Optional<List<Content>>> first;
    synchronized (runs) {
      first = runs.computeIfAbsent(run, any -> new Recent<>()).putIfAbsent(request.target(), own);
    }
    if (first != null) {
      return await(first.copy(), cancellation);
    }
    try {
      Optional<List<Content>> rows = read(request, graph, cancellation);
      own.complete(rows);
      return rows;
    } finally {
      // After an exception, the other sources send their own requests.
      own.complete(Optional.empty());
    }
  }

  private static Optional<List<Content>> read(
      GraphRequest request, GraphReader graph, Cancellation cancellation) {
    Rows rows = new Rows();
    try {
      Optional<GraphFailure> failure = graph.rows(request, rows, cancellation);
      return failure.isEmpty() && !cancellation.isCancelled()
          ? Optional.of(List.copyOf(rows.all))
          : Optional.empty();
    } catch (StopReading e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Content>> await(
      CompletableFuture<Optional<List<Content>>> first, Cancellation cancellation) {
    Cancellation.Registration link = cancellation.onCancel(() -> first.cancel(false));
    try {
      return first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (CancellationException | ExecutionException e) {
      return Optional.empty();
    } finally {
      link.close();
    }
  }
}
