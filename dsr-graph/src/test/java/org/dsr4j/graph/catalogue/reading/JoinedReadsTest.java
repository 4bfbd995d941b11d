package org.dsr4j.graph.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.reading.SampleIdentities.person;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.DEVICE_OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.field;

import java.time.Instant;
import java.util.stream.IntStream;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;

class JoinedReadsTest {

  private static final String LOGS = "GET /v1.0/logs";
  private static final String BY_ANNA = "{'id':'1','actor':{'id':'anna'},'targets':[]}";
  private static final String ON_ANNA = "{'id':'2','actor':null,'targets':[{'id':'anna'}]}";
  private static final String BY_BERT =
      "{'id':'3','actor':{'id':'9f8e7d6c-2fa1-11d2-883f-0016d3cca427'},'targets':[]}";

  private final FakeGraph graph = new FakeGraph();
  private final Identity anna = person("anna").known();
  private final Identity bert = person("bert").known();
  private final Read byActor = list(V1, "/logs").filter("actor/id eq {userId}").joinable();
  private final Read byTarget =
      list(V1, "/logs").filter("targets/any(t:t/id eq {userId})").joinable();

  private static CatalogueEntry logs(Read... reads) {
    return CatalogueEntry.builder("a-source", "A source")
        .category(SourceCategory.SYSTEM_GENERATED_LOG)
        .permissions("Some.Read.All")
        .changes(ChangeSupport.fact(), ChangeSupport.fact(), ChangeSupport.log())
        .match(
            field("actor/id", OBJECT_ID),
            field("targets/id", OBJECT_ID),
            field("targets/id", DEVICE_OBJECT_ID))
        .read(reads)
        .build();
  }

  @Test
  void oneRequestAsksForAllRoles() {
    graph.rows(LOGS, BY_ANNA, ON_ANNA);

    CatalogueReadFixture reading =
        new CatalogueReadFixture(logs(byActor, byTarget), anna).from(graph);

    assertThat(graph.filters)
        .containsExactly("actor/id eq 'anna' or targets/any(t:t/id eq 'anna')");
    assertThat(reading.json()).containsExactlyInAnyOrder(BY_ANNA, ON_ANNA);
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void conditionsAndTheWindowApplyToAllComparisons() {
    graph.rows(LOGS);

    new CatalogueReadFixture(
            logs(
                list(V1, "/logs")
                    .filter("actor/id eq {userId} and kind eq 'a'")
                    .dated("at")
                    .joinable(),
                list(V1, "/logs")
                    .filter("owner eq {userId} and kind eq 'a'")
                    .dated("at")
                    .joinable()),
            anna)
        .within(Window.since(Instant.parse("2026-01-01T00:00:00Z")))
        .from(graph);

    assertThat(graph.filters)
        .containsExactly(
            "(actor/id eq 'anna' or owner eq 'anna') and kind eq 'a' and at ge"
                + " 2026-01-01T00:00:00Z");
  }

  @Test
  void readsWithDifferentConditionsHaveTheirOwnRequests() {
    graph.rows(LOGS);

    new CatalogueReadFixture(
            logs(
                list(V1, "/logs").filter("actor/id eq {userId} and kind eq 'a'").joinable(),
                list(V1, "/logs").filter("actor/id eq {userId} and kind eq 'b'").joinable()),
            anna)
        .from(graph);

    assertThat(graph.filters).hasSize(2);
  }

  @Test
  void aRowThatNoComparisonExplainsLeadsToSingleRequests() {
    graph.rows(LOGS, BY_ANNA, BY_BERT);

    CatalogueReadFixture reading =
        new CatalogueReadFixture(logs(byActor, byTarget), anna).from(graph);

    assertThat(graph.filters)
        .hasSize(3)
        .endsWith("actor/id eq 'anna'", "targets/any(t:t/id eq 'anna')");
    CatalogueReadFixture single =
        new CatalogueReadFixture(logs(byActor, byTarget), anna).withoutShortcuts().from(graph);
    assertThat(reading.json()).isNotEmpty().isEqualTo(single.json());
    assertThat(reading.codes()).isEqualTo(single.codes());
  }

  @Test
  void aRefusedRequestIsNotTriedAgainForOtherPeople() {
    graph.fails(LOGS, GraphError.BAD_REQUEST, 400);
    graph.rows(LOGS, BY_ANNA);

    new CatalogueReadFixture(logs(byTarget, onDevices()), device(anna), device(bert)).from(graph);

    assertThat(graph.filters).hasSize(5).filteredOn(filter -> filter.contains(" or ")).hasSize(1);
  }

  @Test
  void aTemporaryFailureIsNotRemembered() {
    graph.fails(LOGS, GraphError.SERVICE_FAILED, 503);
    graph.rows(LOGS);

    new CatalogueReadFixture(logs(byTarget, onDevices()), device(anna), device(bert)).from(graph);

    assertThat(graph.filters).hasSize(4).filteredOn(filter -> filter.contains(" or ")).hasSize(2);
  }

  @Test
  void peopleShareARequestOnlyThroughAFieldWithOneValue() {
    graph.rows(LOGS);

    new CatalogueReadFixture(logs(byActor, byTarget), anna, bert).from(graph);

    assertThat(graph.filters)
        .containsExactlyInAnyOrder(
            "actor/id eq 'anna' or actor/id eq 'bert'",
            "targets/any(t:t/id eq 'anna')",
            "targets/any(t:t/id eq 'bert')");
  }

  @Test
  void aRequestHasAtMostFifteenComparisons() {
    graph.rows(LOGS);
    SampleIdentities many = person("anna");
    IntStream.range(0, 31).forEach(i -> many.device(DEVICE_OBJECT_ID, "device-" + i));

    new CatalogueReadFixture(logs(onDevices()), many.known()).from(graph);

    assertThat(graph.filters).hasSize(3);
  }

  @Test
  void withoutShortcutsEachReadHasItsOwnRequest() {
    graph.rows(LOGS);

    new CatalogueReadFixture(logs(byActor, byTarget), anna).withoutShortcuts().from(graph);

    assertThat(graph.filters).hasSize(2);
  }

  private static Read onDevices() {
    return list(V1, "/logs").filter("targets/any(t:t/id eq {deviceObjectId})").joinable();
  }

  private static Identity device(Identity who) {
    String id = who.identifiers(OBJECT_ID).iterator().next().identifier().value();
    return person(id).device(DEVICE_OBJECT_ID, "device-of-" + id).known();
  }
}
