package org.dsr4j.graph.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.catalogue.reading.SampleIdentities.person;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;

class CatalogueSourceReaderTest {

  private static final String LOGS = "GET /v1.0/logs";
  private static final String DEVICE = "GET /v1.0/devices/{managedDeviceId}/state";
  private final FakeGraph graph = new FakeGraph();
  private final Identity anna = person("anna").known();
  private final Identity bert = person("bert").known();

  private static EntryBuilder entry() {
    return CatalogueEntry.builder("a-source", "A source")
        .category(SourceCategory.SYSTEM_GENERATED_LOG)
        .permissions("Some.Read.All")
        .changes(ChangeSupport.fact(), ChangeSupport.fact(), ChangeSupport.log());
  }

  private static EntryBuilder byUser() {
    return entry().match(field("userId", OBJECT_ID));
  }

  private static EntryBuilder byDevice() {
    return entry().facet(Facet.DEVICES).match(byRequest(MANAGED_DEVICE_ID));
  }

  @Test
  void rowsWithoutAMatchAreDroppedWhenTheFilterWasIgnored() {
    graph.rows(
        LOGS,
        "{'id':'1','userId':'anna'}",
        "{'id':'2','userId':'9f8e7d6c-2fa1-11d2-883f-0016d3cca427'}");
    CatalogueEntry logs = byUser().read(list(V1, "/logs").filter("userId eq {userId}")).build();

    CatalogueReadFixture reading = new CatalogueReadFixture(logs, anna).from(graph);

    assertThat(reading.json()).containsExactly("{'id':'1','userId':'anna'}");
    assertThat(reading.got.get(0).key()).isEqualTo("1");
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void anAddressRuleDoesNotHoldForRowsOfAFilteredList() {
    graph.rows("GET /v1.0/users/{userId}/pcs");
    graph.rows("GET /v1.0/pcs", "{'id':'1','upn':'bert@contoso.com','at':'2020-01-01T00:00:00Z'}");
    CatalogueEntry pcs =
        entry()
            .match(byRequest(OBJECT_ID), field("upn", USER_PRINCIPAL_NAME).withDateField("at"))
            .read(
                list(V1, "/users/{userId}/pcs"),
                list(V1, "/pcs").filter("upn eq {userPrincipalName}"))
            .build();

    assertThat(new CatalogueReadFixture(pcs, anna).from(graph).got).isEmpty();
    assertThat(new CatalogueReadFixture(pcs, bert).from(graph).got).hasSize(1);
  }

  @Test
  void aTenantWideListIsReadOnceForEverybody() {
    graph.rows(LOGS, "{'id':'1','userId':'anna'}", "{'id':'2','userId':'bert'}");

    CatalogueReadFixture reading =
        new CatalogueReadFixture(byUser().read(list(V1, "/logs")).build(), anna, bert).from(graph);

    assertThat(graph.asked).containsExactly(LOGS);
    assertThat(reading.got)
        .extracting(CatalogueReadFixture.ReadResult::who)
        .containsExactly(anna, bert);
  }

  @Test
  void aTenantWideListIsNotReadForPeopleWithoutDevices() {
    CatalogueEntry scores =
        entry()
            .facet(Facet.DEVICES)
            .match(field("id", MANAGED_DEVICE_ID))
            .read(list(V1, "/logs"))
            .build();

    assertThat(new CatalogueReadFixture(scores, anna).from(graph).outcome.gaps()).isEmpty();
    assertThat(graph.asked).isEmpty();
  }

  @Test
  void eachDeviceIsReadAndNoDeviceIsNothing() {
    graph.rows(DEVICE, "{'id':'1','state':'a'}", "{'id':'2','state':'b'}");
    CatalogueEntry states = byDevice().read(single(V1, "/devices/{managedDeviceId}/state")).build();
    Identity two =
        person("anna").device(MANAGED_DEVICE_ID, "d1").device(MANAGED_DEVICE_ID, "d2").known();

    assertThat(new CatalogueReadFixture(states, two).from(graph).got).hasSize(2);
    assertThat(new CatalogueReadFixture(states, anna).from(graph).outcome.gaps()).isEmpty();
    assertThat(graph.asked).hasSize(2);
  }

  @Test
  void aMatchThroughAWeakDeviceIsWeak() {
    graph.rows(DEVICE, "{'id':'1','state':'a'}");
    CatalogueEntry states = byDevice().read(single(V1, "/devices/{managedDeviceId}/state")).build();
    Identity shared =
        person("anna")
            .device(MANAGED_DEVICE_ID, "own")
            .doubtfulDevice(MANAGED_DEVICE_ID, "shared")
            .known();

    assertThat(new CatalogueReadFixture(states, shared).from(graph).got)
        .extracting(got -> got.match().strength())
        .containsExactly(Strength.STRONG, Strength.WEAK);
  }

  @Test
  void aFailureIsAGapOfThatPersonAndTheOtherReadsGoOn() {
    graph.fails(LOGS, GraphError.FORBIDDEN, 403);
    graph.rows("GET /v1.0/more", "{'id':'1','userId':'anna'}");
    CatalogueEntry logs =
        byUser()
            .read(
                list(V1, "/logs").filter("userId eq {userId}").labelled("as actor"),
                list(V1, "/more").filter("userId eq {userId}"))
            .build();

    CatalogueReadFixture reading = new CatalogueReadFixture(logs, anna).from(graph);

    assertThat(reading.got).hasSize(1);
    assertThat(reading.outcome.gaps()).hasSize(1);
    assertThat(reading.outcome.gaps().get(0).subject()).isSameAs(anna);
    assertThat(reading.outcome.gaps().get(0).gap().status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(reading.outcome.gaps().get(0).gap().detail()).startsWith("as actor");
  }

  @Test
  void aRefusedFilterIsMadeGoodByOneReadOfTheWholeList() {
    graph.fails(LOGS, GraphError.BAD_REQUEST, 400);
    graph.fails(LOGS, GraphError.BAD_REQUEST, 400);
    graph.rows(LOGS, "{'id':'1','userId':'anna'}", "{'id':'2','userId':'bert'}");
    CatalogueEntry logs =
        byUser().read(list(V1, "/logs").filter("userId eq {userId}").scanWhenRefused()).build();

    CatalogueReadFixture reading = new CatalogueReadFixture(logs, anna, bert).from(graph);

    assertThat(graph.asked).hasSize(3);
    assertThat(reading.got).hasSize(2);
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void aWholeListThatIsRefusedTooIsAGap() {
    graph.fails(LOGS, GraphError.BAD_REQUEST, 400);
    CatalogueEntry logs =
        byUser().read(list(V1, "/logs").filter("userId eq {userId}").scanWhenRefused()).build();

    CatalogueReadFixture reading = new CatalogueReadFixture(logs, anna).from(graph);

    assertThat(reading.codes()).containsExactly("graph.bad-request");
  }

  @Test
  void aRefusedFilterNeedsNoScanWhereTheWholeListIsReadAnyway() {
    graph.fails(LOGS, GraphError.BAD_REQUEST, 400);
    graph.rows(LOGS, "{'id':'1','userId':'anna'}");
    CatalogueEntry logs =
        byUser()
            .read(
                list(V1, "/logs").filter("userId eq {userId}").scanWhenRefused(), list(V1, "/logs"))
            .build();

    CatalogueReadFixture reading = new CatalogueReadFixture(logs, anna).from(graph);

    assertThat(graph.asked).hasSize(2);
    assertThat(reading.got).hasSize(1);
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void anAuditKeepsToItsWindowEvenWhenTheServiceDoesNot() {
    graph.rows(
        LOGS,
        "{'id':'1','userId':'anna','at':'2025-12-31T23:59:59Z'}",
        "{'id':'2','userId':'anna','at':'2026-01-01T01:00:00+01:00'}",
        "{'id':'3','userId':'anna','at':'2026-02-01T00:00:00Z'}",
        "{'id':'4','userId':'anna','at':null}");
    CatalogueEntry logs =
        byUser().read(list(V1, "/logs").filter("userId eq {userId}").dated("at")).build();

    CatalogueReadFixture reading =
        new CatalogueReadFixture(logs, anna)
            .within(
                Window.between(
                    Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z")))
            .from(graph);

    assertThat(reading.got)
        .extracting(CatalogueReadFixture.ReadResult::key)
        .containsExactly("2", "4");
  }

  @Test
  void aWindowThatTheServiceRefusesIsLeftToTheReader() {
    graph.fails(LOGS, GraphError.BAD_REQUEST, 400);
    graph.rows(LOGS, "{'id':'1','userId':'anna','at':'2020-01-01T00:00:00Z'}");
    CatalogueEntry logs =
        byUser().read(list(V1, "/logs").filter("userId eq {userId}").dated("at")).build();

    CatalogueReadFixture reading =
        new CatalogueReadFixture(logs, anna)
            .within(Window.since(Instant.parse("2026-01-01T00:00:00Z")))
            .from(graph);

    assertThat(reading.got).isEmpty();
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void notFoundMeansNoneWhereDeclaredButNotForADeletedAccount() {
    graph.fails("GET /v1.0/users/{userId}/manager", GraphError.NOT_FOUND, 404);
    CatalogueEntry manager =
        entry()
            .match(byRequest(OBJECT_ID))
            .read(single(V1, "/users/{userId}/manager").noneOn404())
            .build();
    Identity deleted =
        person("anna").account(GraphIdentifierKinds.DELETED_OBJECT_ID, "anna").known();

    assertThat(new CatalogueReadFixture(manager, anna).from(graph).outcome.gaps()).isEmpty();
    assertThat(new CatalogueReadFixture(manager, deleted).from(graph).codes())
        .containsExactly("graph.not-found");
  }

  private static CatalogueEntry photo(UnaryOperator<Read> more) {
    return entry()
        .match(byRequest(OBJECT_ID))
        .read(more.apply(single(V1, "/users/{userId}/photo()")))
        .build();
  }

  private List<String> gapsOf(String object, UnaryOperator<Read> more) {
    FakeGraph answering = new FakeGraph();
    answering.rows("GET /v1.0/users/{userId}/photo()", object);
    return new CatalogueReadFixture(photo(more), anna).from(answering).codes();
  }

  @Test
  void anObjectWithoutItsPropertiesIsAGapAndNotNothing() {
    String gap = "graph.unexpected-answer";

    assertThat(gapsOf("{}", read -> read)).containsExactly(gap);
    assertThat(gapsOf("{'@odata.type':'#x'}", read -> read)).containsExactly(gap);
    assertThat(gapsOf("{'value':null}", read -> read)).containsExactly(gap);
    assertThat(gapsOf("{}", Read::acceptIdOnly)).containsExactly(gap);
    assertThat(gapsOf("{'id':'1'}", read -> read.select("id", "a"))).containsExactly(gap);
    assertThat(gapsOf("{'a':[]}", read -> read.select("id", "a"))).containsExactly(gap);
    assertThat(gapsOf("{'id':'1','a':{}}", read -> read.select("id", "a"))).containsExactly(gap);
  }

  @Test
  void anObjectWithEmptyPropertiesIsNothing() {
    assertThat(gapsOf("{'id':'1'}", read -> read)).isEmpty();
    assertThat(gapsOf("{'a':null}", read -> read)).isEmpty();
    assertThat(gapsOf("{'id':'1','a':null}", read -> read.select("id", "a"))).isEmpty();
    assertThat(gapsOf("{'id':'1','a':[]}", read -> read.select("id", "a", "b"))).isEmpty();
    assertThat(gapsOf("{'id':'1','a':{'b':null}}", read -> read.select("id", "a"))).isEmpty();
    assertThat(gapsOf("{'a':null}", Read::acceptIdOnly)).isEmpty();
  }

  @Test
  void noRequestIsSentWhenTheCloudLacksThePlace() {
    graph.cloud = "govsg";
    CatalogueEntry logs = byUser().absentIn(Set.of("govsg")).read(list(V1, "/logs")).build();

    CatalogueReadFixture reading = new CatalogueReadFixture(logs, anna).from(graph);

    assertThat(reading.codes()).containsExactly("graph.absent-in-cloud");
    assertThat(reading.outcome.gaps().get(0).gap().status()).isEqualTo(LedgerStatus.NOT_APPLICABLE);
    assertThat(graph.asked).isEmpty();
  }

  @Test
  void withoutBetaOnlyTheBetaReadsAreLeftOutAndNamed() {
    graph.rows(LOGS, "{'id':'1','userId':'anna'}");
    CatalogueEntry logs = byUser().read(list(V1, "/logs"), list(BETA, "/logs")).build();

    CatalogueReadFixture reading = new CatalogueReadFixture(logs, anna).withoutBeta().from(graph);

    assertThat(reading.got).hasSize(1);
    assertThat(reading.codes()).containsExactly("graph.beta-switched-off");
    assertThat(reading.outcome.gaps().get(0).gap().status()).isEqualTo(LedgerStatus.SKIPPED);
  }

  @Test
  void aReadWithAnUnknownIdentifierIsAGap() {
    Identity nameless =
        new Identity(
            "ref",
            anna.subject(),
            List.of(
                new Facet(Facet.USER, List.of(), List.of()),
                new Facet(Facet.DEVICES, List.of(), List.of())));
    CatalogueEntry logs =
        byUser().read(list(V1, "/logs").filter("userId eq {userId}"), list(V1, "/all")).build();

    assertThat(new CatalogueReadFixture(logs, nameless).from(graph).codes())
        .containsExactly("graph.identifier-unknown", "graph.identifier-unknown");
    assertThat(new CatalogueReadFixture(logs, nameless).ofOtherPeople().from(graph).codes())
        .as("whom the directory does not know has nothing there that could be missing")
        .isEmpty();
  }

  @Test
  void aSourceDependsOnEveryFacetThatARuleOrAnAddressNeeds() {
    assertThat(byUser().read(list(V1, "/logs")).build().descriptor().facets())
        .containsExactly(Facet.USER);
    assertThat(
            byUser()
                .match(field("deviceId", MANAGED_DEVICE_ID))
                .read(list(V1, "/logs"))
                .build()
                .descriptor()
                .facets())
        .containsExactly(Facet.USER, Facet.DEVICES);
    assertThat(
            byDevice()
                .read(list(V1, "/users/{userId}/devices/{managedDeviceId}/state"))
                .build()
                .descriptor()
                .facets())
        .containsExactly(Facet.DEVICES, Facet.USER);
  }

  @Test
  void noRequestIsSentAfterCancellation() {
    CatalogueReadFixture reading =
        new CatalogueReadFixture(byUser().read(list(V1, "/logs")).build(), anna);
    reading.cancellation.cancel();

    reading.from(graph);

    assertThat(graph.asked).isEmpty();
  }
}
