package org.dsr4j.it.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.junit.jupiter.api.Test;

/**
 * Wherever the service filters rows, the filters of the source return a row that names the person
 * in the field of one match rule only.
 */
class MatchRuleReadsTest {

  private static final String DATE = "\"2024-06-01T08:00:00Z\"";

  private final List<String> lost = new ArrayList<>();
  private final Set<String> tried = new TreeSet<>();

  @Test
  void aRowThatOneRuleMatchesIsReturnedByTheFilters() {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      Identity person = person(simulated);
      try (SourceReads reads = new SourceReads(simulated, person)) {
        for (SourceDescriptor source : reads.sources()) {
          simulated.clearRequests();
          reads.read(source);
          Map<String, String> filters = filters(simulated.requests(), person);
          for (MatchRule rule : source.matchRules()) {
            check(simulated, reads, source, rule, filters, person);
          }
        }
      }
    }

    assertThat(tried).hasSizeGreaterThan(40);
    assertThat(lost).isEmpty();
  }

  private static Identity person(SimulatedTenant simulated) {
    SimulatedUser mary =
        simulated
            .user("mary")
            .property("createdDateTime", "\"2020-01-01T08:00:00Z\"")
            .mail("mary@mail." + simulated.domain())
            .proxyAddress("mary@proxy." + simulated.domain())
            .otherMail("mary@other.example")
            .device(SimulatedDevice::windows);
    try (GraphTenant graph = new GraphTenant(simulated)) {
      return graph.dsr().discover(graph.request(mary)).identity();
    }
  }

  /** The lists that were read with a filter by an identifier, with all filters of each. */
  private static Map<String, String> filters(List<RecordedRequest> requests, Identity person) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (RecordedRequest request : requests) {
      String query = URLDecoder.decode(request.query(), StandardCharsets.UTF_8);
      if (query.contains("$filter=") && names(query, person)) {
        filters.merge(request.version() + " " + request.path(), query, (one, more) -> one + more);
      }
    }
    return filters;
  }

  private static boolean names(String query, Identity person) {
    return person.facets().stream()
        .flatMap(facet -> facet.identifiers().stream())
        .anyMatch(known -> query.contains("'" + known.identifier().value() + "'"));
  }

  /** One of the filtered lists is enough: not every list has every field. */
  private void check(
      SimulatedTenant simulated,
      SourceReads reads,
      SourceDescriptor source,
      MatchRule rule,
      Map<String, String> filters,
      Identity person) {
    boolean found = false;
    for (Map.Entry<String, String> list : filters.entrySet()) {
      Optional<Row> row = row(source, rule, list.getValue(), person);
      if (row.isEmpty()) {
        return;
      }
      String[] place = list.getKey().split(" ");
      simulated.rows(place[0], place[1], row.get().json());
      RecordedRead read = reads.read(source);
      tried.add(row.get().id());
      found |= !read.complete() || read.records().stream().anyMatch(row.get()::isIn);
    }
    if (!found && !filters.isEmpty()) {
      lost.add(source.id() + " " + rule.field() + " " + rule.kind().name());
    }
  }

  private record Row(String id, String json) {

    boolean isIn(RecordedRead.Pushed record) {
      return record.json().contains(id);
    }
  }

  /** A row with the field of a rule, in lists where the filter looks into lists. */
  private static Optional<Row> row(
      SourceDescriptor source, MatchRule rule, String filter, Identity person) {
    FieldPath field = rule.field();
    List<KnownIdentifier> known = person.identifiers(rule.kind());
    if (field == null || known.isEmpty()) {
      return Optional.empty();
    }
    List<String> segments = field.segments();
    String value = text(known.get(known.size() - 1).identifier().value());
    for (int i = segments.size() - 1; i > 0; i--) {
      value = "{" + text(segments.get(i)) + ":" + value + "}";
      String path = String.join("/", segments.subList(0, i));
      value = filter.contains(path + "/any(") ? "[" + value + "]" : value;
    }
    String id = source.id() + " " + field + " " + rule.kind().name();
    Map<String, String> members = new LinkedHashMap<>();
    members.put("id", text(id));
    Optional.ofNullable(rule.dateField()).ifPresent(date -> members.put(date.toString(), DATE));
    members.put(segments.get(0), value);
    if (filter.contains("nonInteractiveUser")) {
      members.put("signInEventTypes", "[\"nonInteractiveUser\"]");
    }
    return Optional.of(
        new Row(
            id,
            members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"))));
  }

  private static String text(String value) {
    return '"' + value + '"';
  }
}
