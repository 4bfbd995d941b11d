package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dsr4j.graph.catalogue.reading.ReadPlan.BoundRead;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Content;

/**
 * Receives the rows of a joined request: each read receives the rows that its own filter explains,
 * as its own request would return them. A row that no filter explains, or that belongs to nobody,
 * ends the list: only its own request shows which field should name the person.
 */
final class JoinedRows implements RowConsumer {

  /**
   * The number of rows that wait until the list shows that it can be used; more would not fit into
   * a small heap.
   */
  private static final int WAITING = 200;

  private final Map<JoinableFilter, RowDelivery> parts = new LinkedHashMap<>();
  private final List<Content> waiting = new ArrayList<>();

  JoinedRows(List<BoundRead> reads, Function<BoundRead, RowDelivery> consumers) {
    reads.forEach(read -> parts.put(JoinableFilter.of(read), consumers.apply(read)));
  }

  @Override
  public void row(Content row) {
    if (parts.entrySet().stream()
        .noneMatch(part -> part.getKey().explains(row) && part.getValue().matches(row))) {
      throw new StopReading();
    }
    waiting.add(row);
    if (waiting.size() >= WAITING) {
      flush();
    }
  }

  /** The engine drops duplicates: all rows go to its sink. */
  @Override
  public boolean dropsDuplicates() {
    return true;
  }

  /** Passes on the waiting rows. */
  void flush() {
    parts.forEach(
        (filter, consumer) -> waiting.stream().filter(filter::explains).forEach(consumer::row));
    waiting.clear();
  }
}
