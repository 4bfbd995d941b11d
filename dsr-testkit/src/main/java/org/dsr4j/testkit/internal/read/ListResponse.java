package org.dsr4j.testkit.internal.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dsr4j.testkit.internal.fault.ScriptedFault;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.odata.Filter;
import org.dsr4j.testkit.internal.odata.FilterParser;
import org.dsr4j.testkit.internal.odata.FilterRules;
import org.dsr4j.testkit.internal.odata.InvalidQueryException;
import org.dsr4j.testkit.internal.odata.QueryOptions;
import org.dsr4j.testkit.internal.odata.RowFilter;
import org.dsr4j.testkit.internal.protocol.PageToken;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowShape;
import org.dsr4j.testkit.internal.store.RowSnapshot;
import org.dsr4j.testkit.internal.store.RowSnapshot.Stretch;
import org.dsr4j.testkit.internal.tenant.Exchange;
import org.jspecify.annotations.Nullable;

/** Answers one page of a list. */
final class ListResponse {

  private static final String EVENT_TYPES = "signInEventTypes";

  private final Exchange exchange;
  private final QueryOptions options;
  private final UnaryOperator<String> edit;

  ListResponse(Exchange exchange) {
    this.exchange = exchange;
    this.options = exchange.options();
    this.edit = exchange.tenant().answers().rowEdits().of(exchange.target(), false);
  }

  /** Answers items that a test set: the query is checked but has no effect. */
  Reply ofUnchangedRows(RowSnapshot rows) {
    checkedFilter();
    return page(rows, Map.of(), row -> true, row -> edit.apply(row.text()));
  }

  Reply ofRows(RowSnapshot rows) {
    RowShape shape = RowProjection.of(exchange, false);
    LinkExpansion expansion = new LinkExpansion(exchange);
    RowSnapshot ordered = ordered(rows);
    Filter filter = checkedFilter();
    boolean ignored = exchange.tenant().answers().ignoresFilters();
    return page(
        ordered,
        ignored ? Map.of() : required(filter),
        ignored ? row -> true : predicate(filter),
        row -> edit.apply(expansion.addTo(row, shape.write(row))));
  }

  /** Answers the plain values of rows that contain a single value. */
  Reply ofValues(RowSnapshot rows) {
    return page(
        rows,
        Map.of(),
        row -> true,
        row -> Objects.requireNonNullElse(row.member("value"), "null"));
  }

  /** Lists can be ordered by their date only, ascending or descending. */
  private RowSnapshot ordered(RowSnapshot rows) {
    String order = options.get("$orderby");
    String date = exchange.route().entity().newestFirst();
    if (order == null || order.equals(date + " desc")) {
      return rows;
    }
    if (order.equals(date) || order.equals(date + " asc")) {
      return rows.reversed();
    }
    throw new InvalidQueryException(
        InvalidQueryException.Reason.UNSUPPORTED, "Sorting by '" + order + "' is not supported.");
  }

  private @Nullable Filter checkedFilter() {
    String text = options.get("$filter");
    if (text == null) {
      return null;
    }
    if (exchange.tenant().answers().refusesFilters(exchange.target())) {
      throw new InvalidQueryException(
          InvalidQueryException.Reason.UNSUPPORTED,
          "Filtering is not supported for this resource.");
    }
    Filter filter = FilterParser.parse(text);
    new FilterRules(exchange.tenant().cloud().types(), exchange.route(), exchange.isAdvancedQuery())
        .check(filter);
    return filter;
  }

  /** Beta returns interactive sign-ins only, unless the filter names other kinds. */
  private Map<String, String> required(@Nullable Filter filter) {
    Map<String, String> required = new HashMap<>(filter == null ? Map.of() : filter.requires());
    String text = options.get("$filter");
    if (exchange.route().entity().name().equals("signIn")
        && (text == null || !text.contains(EVENT_TYPES))) {
      required.put(EVENT_TYPES + "/*", "interactiveUser");
    }
    return required;
  }

  private Predicate<Row> predicate(@Nullable Filter filter) {
    if (filter == null) {
      return row -> true;
    }
    RowFilter matcher = new RowFilter(filter, exchange.route().service().caseSensitive());
    return row -> matcher.matches(name -> member(row, name));
  }

  /** The type of a generated row is known only when the row is written. */
  private static @Nullable String member(Row row, String name) {
    String value = row.member(name);
    boolean typed = value == null && name.equals(Filter.TYPE) && row.type() != null;
    return typed ? RawJson.quote("#" + Filter.CAST + row.type()) : value;
  }

  private Reply page(
      RowSnapshot rows, Map<String, String> required, Predicate<Row> fits, RowText text) {
    PageToken token = exchange.token();
    int size =
        exchange.fault() instanceof ScriptedFault.EmptyPage
            ? 0
            : options.pageSize(exchange.route());
    Stretch stretch = rows.collect(token.position(), size, required, fits);
    StringBuilder out = new StringBuilder(256).append("{\"@odata.context\":").append(context());
    if (counts() && token.page() == 1) {
      out.append(",\"@odata.count\":")
          .append(rows.collect(0, Integer.MAX_VALUE, required, fits).rows().size());
    }
    String link = link(token, stretch);
    if (link != null) {
      out.append(",\"@odata.nextLink\":").append(RawJson.quote(link));
    }
    if (!(exchange.fault() instanceof ScriptedFault.OmittedValue)) {
      out.append(
          stretch.rows().stream()
              .map(text::of)
              .collect(Collectors.joining(",", ",\"value\":[", "]")));
    }
    return Reply.json(200, out.append('}').toString());
  }

  /** Writes one row. */
  private interface RowText {
    String of(Row row);
  }

  /** The directory ignores the count without an error if the header is missing. */
  private boolean counts() {
    return options.count()
        && (!exchange.route().service().hasAdvancedQueries() || exchange.isAdvancedQuery());
  }

  private String context() {
    return RawJson.quote(exchange.target().context(exchange.endpoint(), options.names("$select")));
  }

  private @Nullable String link(PageToken token, Stretch stretch) {
    if (exchange.fault() instanceof ScriptedFault.NextLink given) {
      return given.link();
    }
    if (exchange.fault() instanceof ScriptedFault.LoopingLink) {
      return linkTo(token);
    }
    return stretch.next() < 0 ? null : linkTo(new PageToken(token.page() + 1, stretch.next()));
  }

  /** The link repeats the request unchanged, so that filter and selection are kept. */
  private String linkTo(PageToken token) {
    String spelt =
        options.originalNames().stream().map(option -> option + "&").collect(Collectors.joining());
    return exchange.endpoint()
        + "/"
        + exchange.target().version().segment()
        + exchange.request().path()
        + "?"
        + spelt
        + "$skiptoken="
        + token.text(options, exchange.pageTokenBinding());
  }
}
