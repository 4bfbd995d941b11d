package org.dsr4j.azuread.sources;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.catalogue.RowDigest;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.graph.operation.LongRunningOperation;
import org.dsr4j.graph.operation.OperationState;
import org.dsr4j.model.Content;
import org.dsr4j.model.ContentWriter;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ConfigurationKey;
import org.jspecify.annotations.Nullable;

/**
 * Searches the unified audit log for activities of people.
 *
 * <p>Each search stays visible in the tenant with the person's name, and Graph cannot delete it.
 * Therefore the search must be enabled by configuration.
 */
public final class AuditSearchReader implements SpecialReader {

  public static final ConfigurationKey KEY =
      ConfigurationKey.optional(
          "purviewAuditSearch",
          "'true' searches the unified audit log; the search stays in the tenant with the"
              + " person's name; 'false' (default) makes it a manual task");

  private static final String QUERIES = "/security/auditLog/queries";
  private static final String QUERY = QUERIES + "/{queryId}";
  private static final String RECORDS = QUERY + "/records";
  private static final String ORDER = "POST /v1.0" + QUERIES;
  private static final String PLACE = "GET /v1.0" + RECORDS;

  /** Searches take from minutes to hours; a run does not wait for a slower search. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(30);

  private record Search(Identity who, String id, LongRunningOperation operation) {}

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(ORDER, "GET /v1.0" + QUERY, PLACE);
  }

  @Override
  public List<String> places() {
    return List.of(ORDER, PLACE);
  }

  /** Only names can be searched; a row that has the person's id has the name too. */
  @Override
  public boolean returnsRowsOf(MatchRule rule) {
    return true;
  }

  @Override
  public void read(SpecialReading reading) {
    List<Search> searches = new ArrayList<>();
    for (Identity who : reading.task().subjects()) {
      List<String> names = reading.needed(who, IdentifierKind.USER_PRINCIPAL_NAME, ORDER);
      if (!names.isEmpty() && !reading.task().cancellation().isCancelled()) {
        start(reading, who, names).ifPresent(searches::add);
      }
    }
    reading
        .graph()
        .await(
            searches.stream().map(Search::operation).toList(),
            (state, index) -> finish(reading, searches.get(index), state));
  }

  private static Optional<Search> start(SpecialReading reading, Identity who, List<String> names) {
    Window window = reading.task().window();
    Content query =
        Content.object(
            body -> {
              body.put("displayName", "data subject request");
              body.put("userPrincipalNameFilters", names);
              putBound(body, "filterStartDateTime", window.from());
              putBound(body, "filterEndDateTime", window.to());
            });
    ObjectResult answer =
        reading.graph().object(GraphRequest.post(GraphVersion.V1, QUERIES, query));
    Content made = answer.content();
    Optional<String> id =
        made == null ? Optional.empty() : made.text("id").filter(text -> !text.isBlank());
    GraphFailure failure = answer.failure();
    if (failure == null && id.isEmpty()) {
      failure = UnreadableBodyException.unexpected("a requested search has no id").failure();
    }
    if (failure != null) {
      reading.failed(who, ORDER, failure);
      return Optional.empty();
    }
    Instant now = Instant.now();
    return id.map(
        search ->
            new Search(
                who,
                search,
                LongRunningOperation.generic(
                    GraphVersion.V1, QUERY, Map.of("queryId", search), now, now.plus(MAX_WAIT))));
  }

  private static void putBound(ContentWriter body, String name, @Nullable Instant bound) {
    if (bound != null) {
      body.put(name, bound.toString());
    }
  }

  private static void finish(SpecialReading reading, Search search, OperationState state) {
    if (reading.task().cancellation().isCancelled()) {
      return;
    }
    if (state instanceof OperationState.Succeeded) {
      reading
          .graph()
          .rows(
              GraphRequest.get(GraphVersion.V1, RECORDS).path("queryId", search.id()),
              row -> deliver(reading, row))
          .ifPresent(failure -> reading.failed(search.who(), PLACE, failure));
    } else {
      reading.failed(search.who(), ORDER, failure(state));
    }
  }

  private static void deliver(SpecialReading reading, Content row) {
    boolean outside =
        row.text("createdDateTime")
            .flatMap(AuditSearchReader::instant)
            .filter(at -> !reading.task().window().contains(at))
            .isPresent();
    if (!outside) {
      String id = row.text("id").filter(text -> !text.isBlank()).orElseGet(() -> RowDigest.of(row));
      reading.records().deliver(RecordKey.of(id), row);
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static GraphFailure failure(OperationState state) {
    GraphFailure failure = state.failure();
    if (failure != null) {
      return failure;
    }
    return UnreadableBodyException.of(
            GraphError.OPERATION_FAILED,
            "the search was not finished within " + MAX_WAIT.toMinutes() + " minutes")
        .failure();
  }
}
