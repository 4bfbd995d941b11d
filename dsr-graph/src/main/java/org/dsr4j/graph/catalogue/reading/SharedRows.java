package org.dsr4j.graph.catalogue.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.doctor.PermissionNames;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.spi.ReadTask;

/**
 * The rows that a read takes from a list which other sources of the run read too. Used for one
 * source, by one thread.
 */
final class SharedRows {

  private static final String TYPE = "@odata.type";
  private static final String NAMESPACE = "#microsoft.graph.";

  private final SharedLists lists;
  private final GraphReader graph;
  private final ReadRequests requests;
  private final AuditWindowFilter window;
  private final ReadTask task;

  SharedRows(
      SharedLists lists,
      GraphReader graph,
      ReadRequests requests,
      AuditWindowFilter window,
      ReadTask task) {
    this.lists = lists;
    this.graph = graph;
    this.requests = requests;
    this.window = window;
    this.task = task;
  }

  /** Whether the rows of a read may come from a shared list. */
  boolean isPossible(ReadFacts read) {
    return (!read.sharedTypes.isEmpty() || read.whole != null) && task.run() != task;
  }

  /**
   * Returns the rows of a read.
   *
   * @return empty when the read needs its own request
   */
  Optional<List<Content>> of(ReadFacts read, ReadBinding pass) {
    if (!isPossible(read)) {
      return Optional.empty();
    }
    ReadFacts.Whole whole = read.whole;
    if (whole == null) {
      return rows(read, pass);
    }
    return isComplete(whole)
        ? rows(whole.list(), pass).flatMap(all -> ofType(whole, all))
        : Optional.empty();
  }

  private Optional<List<Content>> rows(ReadFacts list, ReadBinding pass) {
    return lists.rows(
        task.run(),
        requests.of(list, pass.values(), window, ReadRequests.Query.FULL),
        graph,
        task.cancellation());
  }

  /** With fewer permissions, the list may contain only some of the types, or be refused. */
  private boolean isComplete(ReadFacts.Whole whole) {
    return !whole.absentIn().contains(graph.cloud())
        && graph
            .roles(task.cancellation())
            .filter(roles -> PermissionNames.anyOf(roles, Set.of(whole.permission())))
            .isPresent();
  }

  private static Optional<List<Content>> ofType(ReadFacts.Whole whole, List<Content> all) {
    List<Content> rows = new ArrayList<>();
    for (Content row : all) {
      Optional<String> type = row.text(TYPE);
      if (type.filter(name -> isKnown(whole, name)).isEmpty()) {
        return Optional.empty();
      }
      if (type.get().equals(NAMESPACE + whole.type())) {
        Optional<Content> alone = withoutType(row, type.get());
        if (alone.isEmpty() || !hasAllValues(row, whole)) {
          return Optional.empty();
        }
        rows.add(alone.get());
      }
    }
    return Optional.of(rows);
  }

  /** The list of this read may show a row of an unknown type too. */
  private static boolean isKnown(ReadFacts.Whole whole, String type) {
    return type.startsWith(NAMESPACE)
        && whole.list().sharedTypes.contains(type.substring(NAMESPACE.length()));
  }

  /** A row without some of its values may be a short form of the row in its own list. */
  private static boolean hasAllValues(Content row, ReadFacts.Whole whole) {
    return whole.values().stream()
        .noneMatch(property -> row.values(FieldPath.of(property)).isEmpty());
  }

  /** In its own list, a row does not name its type, because all rows have the same type. */
  private static Optional<Content> withoutType(Content row, String type) {
    byte[] bytes = row.bytes();
    byte[] start = ("{\"" + TYPE + "\":\"" + type + "\",").getBytes(UTF_8);
    if (!Arrays.equals(start, 0, start.length, bytes, 0, Math.min(start.length, bytes.length))) {
      return Optional.empty();
    }
    byte[] alone = Arrays.copyOfRange(bytes, start.length - 1, bytes.length);
    alone[0] = '{';
    return Optional.of(Content.ofJson(alone));
  }
}
