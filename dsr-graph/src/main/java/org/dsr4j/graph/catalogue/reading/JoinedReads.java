package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.reading.ReadPlan.BoundRead;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.model.Cancellation;

/**
 * Joins reads of one list that compare different fields or values: one request instead of one for
 * each role, device and person. Reads whose joined request failed are read one by one. Used for one
 * source, by one thread.
 */
final class JoinedReads {

  private static final int MOST_COMPARISONS = 15;
  private static final int LONGEST_FILTER = 1500;

  private final GraphReader graph;
  private final ReadRequests requests;
  private final AuditWindowFilter window;
  private final Cancellation cancellation;
  private final List<List<BoundRead>> joined = new ArrayList<>();

  /** The lists whose joined requests do not work, for the rest of the run. */
  private final Set<String> refused = new HashSet<>();

  JoinedReads(
      GraphReader graph,
      ReadRequests requests,
      AuditWindowFilter window,
      Cancellation cancellation) {
    this.graph = graph;
    this.requests = requests;
    this.window = window;
    this.cancellation = cancellation;
  }

  /** Joins what can be joined; returns the reads that have their own request. */
  List<BoundRead> join(List<BoundRead> rounds) {
    List<BoundRead> alone = new ArrayList<>();
    Map<List<Object>, List<BoundRead>> open = new LinkedHashMap<>();
    boolean several = rounds.stream().map(JoinableFilter::people).distinct().count() > 1;
    for (BoundRead round : rounds) {
      if (JoinableFilter.isPossible(round.read())) {
        add(round, open, JoinableFilter.place(round, several));
      } else {
        alone.add(round);
      }
    }
    joined.removeIf(
        parts -> {
          boolean single = parts.size() == 1;
          if (single) {
            alone.add(parts.get(0));
          }
          return single;
        });
    return alone;
  }

  private void add(BoundRead round, Map<List<Object>, List<BoundRead>> open, List<Object> place) {
    List<BoundRead> parts = open.get(place);
    if (parts == null || !hasRoom(parts, round)) {
      parts = new ArrayList<>();
      open.put(place, parts);
      joined.add(parts);
    }
    parts.add(round);
  }

  private static boolean hasRoom(List<BoundRead> parts, BoundRead more) {
    int length = JoinableFilter.of(more).comparison().length();
    for (BoundRead part : parts) {
      length += JoinableFilter.of(part).comparison().length() + " or ".length();
    }
    return parts.size() < MOST_COMPARISONS && length <= LONGEST_FILTER;
  }

  /** Announces the requests that will be sent even if a service refuses joined filters. */
  void announce() {
    Set<String> places = new HashSet<>();
    joined.stream()
        .filter(parts -> places.add(name(parts)))
        .forEach(parts -> graph.announce(requests.joined(parts, window), false));
  }

  /**
   * Sends the joined requests.
   *
   * @param consumers returns the consumer for the rows of a read
   * @return the reads that must be read one by one
   */
  List<BoundRead> read(Function<BoundRead, RowDelivery> consumers) {
    List<BoundRead> left = new ArrayList<>();
    for (List<BoundRead> parts : joined) {
      if (refused.contains(name(parts)) || !isRead(parts, consumers)) {
        left.addAll(parts);
      }
    }
    return left;
  }

  private boolean isRead(List<BoundRead> parts, Function<BoundRead, RowDelivery> consumers) {
    if (cancellation.isCancelled()) {
      return true;
    }
    JoinedRows rows = new JoinedRows(parts, consumers);
    Optional<GraphFailure> failure;
    try {
      failure = graph.rows(requests.joined(parts, window), rows, cancellation);
    } catch (StopReading e) {
      refused.add(name(parts));
      return false;
    }
    if (failure.isEmpty()) {
      rows.flush();
    } else if (!failure.get().error().retryable()) {
      refused.add(name(parts));
    }
    return failure.isEmpty();
  }

  private static String name(List<BoundRead> parts) {
    return parts.get(0).read().version + parts.get(0).read().template;
  }
}
