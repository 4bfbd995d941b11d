package org.dsr4j.testkit.internal.read;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dsr4j.testkit.internal.fault.Replacement;
import org.dsr4j.testkit.internal.job.ExportJobs;
import org.dsr4j.testkit.internal.job.PersonalDataExportJobs;
import org.dsr4j.testkit.internal.lifecycle.ReplicationLag;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.schema.ResponseKind;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowList;
import org.dsr4j.testkit.internal.store.RowSnapshot;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.dsr4j.testkit.internal.store.TextRow;
import org.dsr4j.testkit.internal.tenant.Exchange;
import org.jspecify.annotations.Nullable;

/** Finds the data for a parsed request. */
public final class ReadHandler {

  /** The object with an id, if it is a user. */
  private static final String USER_CAST = "graph.user";

  /**
   * The default answers for all objects, by the end or the beginning of the path; most are empty.
   */
  private static final String BLOCKED = "/isManagedAppUserBlocked()";

  private static final String ROLES = "/deviceManagement/retrieveUserRoleDetail(";

  private static final String OWNERS = "/owners";

  private final Exchange exchange;
  private final RequestTarget target;
  private final TenantStore store;

  public ReadHandler(Exchange exchange) {
    this.exchange = exchange;
    this.target = exchange.target();
    this.store = exchange.tenant().store();
  }

  public Reply answer() {
    Replacement replacement = exchange.tenant().answers().replacement(target);
    if (replacement instanceof Replacement.Answer given) {
      Reply reply = given.function().apply(exchange.request());
      if (reply != null) {
        return reply;
      }
    }
    exchange.options().check(target.route());
    if (replacement instanceof Replacement.Items items) {
      return switch (target.route().answers()) {
        case LIST -> new ListResponse(exchange).ofUnchangedRows(items.snapshot());
        case VALUES -> new ListResponse(exchange).ofValues(items.snapshot());
        case ONE, KEY, BYTES, MADE, ACTION -> Reply.json(200, one(items));
      };
    }
    getOn();
    if (isHidden()) {
      throw new RequestRefusedException(ErrorBody.notFound(target.route().service(), missingId()));
    }
    requireParents();
    return switch (target.route().answers()) {
      case LIST -> new ListResponse(exchange).ofRows(rows());
      case VALUES -> new ListResponse(exchange).ofValues(rows());
      case BYTES -> new ComputedResponses(exchange).photo();
      case MADE -> new ComputedResponses(exchange).answer();
      case ONE, KEY, ACTION -> object();
    };
  }

  private RowSnapshot rows() {
    RowList list = store.find(target.version(), target.path());
    return list == null ? RowSnapshot.inOrder(List.of()) : list.snapshot();
  }

  private Reply object() {
    Row row = row();
    if (row == null) {
      row = ofEverybody(target.route().template());
    }
    if (row == null) {
      throw new RequestRefusedException(ErrorBody.notFound(target.route().service(), missingId()));
    }
    return new ObjectResponse(exchange).of(row);
  }

  private static @Nullable Row ofEverybody(String template) {
    if (template.endsWith(BLOCKED)) {
      return new TextRow("{\"value\":false}");
    }
    return template.startsWith(ROLES)
        ? new TextRow("{\"permissions\":[],\"roleDefinitions\":[]}")
        : null;
  }

  /** Jobs advance, and computed answers are created, at each request. */
  private void getOn() {
    String template = target.route().template();
    if (template.startsWith(ExportJobs.PATH) && target.route().endsWithId()) {
      exchange
          .tenant()
          .exportJobs()
          .advance(target.match().lastParameter(), exchange.endpoint(), exchange.tenant().now());
    } else if (template.startsWith(PersonalDataExportJobs.PATH) && target.route().endsWithId()) {
      exchange
          .tenant()
          .dataExports()
          .advance(target.match().lastParameter(), exchange.tenant().now());
    } else if (template.endsWith(OWNERS)) {
      String list = target.path();
      exchange
          .tenant()
          .lifecycle()
          .ownership()
          .addOwnerList(list.substring(0, list.length() - OWNERS.length()));
    }
  }

  /** The item that the path names, or the first item if none matches. */
  private String one(Replacement.Items items) {
    String wanted = target.route().endsWithId() ? target.match().lastParameter() : "";
    return items.texts().stream()
        .filter(text -> wanted.equalsIgnoreCase(new TextRow(text).string("id")))
        .findFirst()
        .or(() -> items.texts().stream().findFirst())
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    ErrorBody.notFound(target.route().service(), missingId())));
  }

  private @Nullable Row row() {
    Route route = target.route();
    if (route.answers() == ResponseKind.KEY) {
      return byKey(route.template());
    }
    List<String> segments = route.segments();
    if (segments.get(segments.size() - 1).equals(USER_CAST)) {
      Row object = member(segments, segments.size() - 2);
      return object == null || object.member("userPrincipalName") == null ? null : object;
    }
    if (!route.endsWithId()) {
      return first(store.find(target.version(), target.path()));
    }
    return stale(member(segments, segments.size() - 1));
  }

  /** A deletion becomes visible to all reads only after some time. */
  private @Nullable Row stale(@Nullable Row found) {
    String template = target.route().template();
    if (found == null && template.equals("/users/{user-id}")) {
      return lag().user(target.match().lastParameter());
    }
    return found;
  }

  private boolean isHidden() {
    return target.route().template().startsWith("/directory/deletedItems/{")
        && lag().hidesDeleted(target.match().parameters().get(0));
  }

  private ReplicationLag lag() {
    return exchange.tenant().lifecycle().users().replicationLag();
  }

  /** Every object on the path must exist; the caller searches for the last one. */
  private void requireParents() {
    List<String> segments = target.route().segments();
    int last = target.route().endsWithId() ? segments.size() - 1 : segments.size();
    for (int i = 0; i < last; i++) {
      boolean isId = segments.get(i).startsWith("{");
      if (isId && member(segments, i) == null && !isStockedWithout(segments.get(i))) {
        throw new RequestRefusedException(
            ErrorBody.notFound(target.route().service(), exchange.request().segments().get(i)));
      }
    }
  }

  /** A test may add rows below an object that does not exist, but not below a missing user. */
  private boolean isStockedWithout(String parameter) {
    return !parameter.equals("{user-id}") && store.find(target.version(), target.path()) != null;
  }

  /** Returns the object whose id is at an index of the path. */
  private @Nullable Row member(List<String> segments, int place) {
    String[] path = target.path().substring(1).split("/");
    if (segments.get(place).equals("{user-id}")) {
      return store.user(path[place]);
    }
    String list = "/" + String.join("/", List.of(path).subList(0, place));
    RowList rows = store.find(target.version(), list);
    if (rows != null && segments.get(place).endsWith("-userId}")) {
      return first(rows.snapshot(), row -> path[place].equalsIgnoreCase(row.string("userId")));
    }
    return rows == null ? null : rows.byId(path[place]);
  }

  private @Nullable Row byKey(String template) {
    String list = template.substring(0, template.indexOf('('));
    String property = template.substring(template.indexOf('(') + 1, template.indexOf('='));
    RowList rows = store.find(target.version(), list);
    String wanted = target.match().lastParameter();
    return rows == null
        ? null
        : first(rows.snapshot(), row -> wanted.equalsIgnoreCase(row.string(property)));
  }

  private static @Nullable Row first(@Nullable RowList rows) {
    return rows == null ? null : first(rows.snapshot(), row -> true);
  }

  private static @Nullable Row first(RowSnapshot rows, Predicate<Row> fits) {
    List<Row> found = rows.collect(0, 1, Map.of(), fits).rows();
    return found.isEmpty() ? null : found.get(0);
  }

  private String missingId() {
    List<String> parameters = target.match().parameters();
    return parameters.isEmpty() ? "" : parameters.get(parameters.size() - 1);
  }
}
