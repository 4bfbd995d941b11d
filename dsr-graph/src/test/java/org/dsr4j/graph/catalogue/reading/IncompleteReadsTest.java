package org.dsr4j.graph.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.catalogue.reading.SampleIdentities.person;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceCategory;
import org.junit.jupiter.api.Test;

/** Hidden, withheld, disabled and manual data are reported, and never look like "no data". */
class IncompleteReadsTest {

  private static final String USER = "GET /v1.0/users/{userId}";
  private static final String MEMBERSHIPS = "GET /v1.0/users/{userId}/memberOf";
  private static final String REPORT = "GET /v1.0/report";
  private final FakeGraph graph = new FakeGraph();
  private final Identity anna = person("anna").known();

  private static EntryBuilder entry() {
    return CatalogueEntry.builder("a-source", "A source")
        .category(SourceCategory.END_USER_INFORMATION)
        .permissions("Some.Read.All")
        .changes(ChangeSupport.fact(), ChangeSupport.fact(), ChangeSupport.log());
  }

  private static CatalogueEntry attributes() {
    return entry()
        .match(byRequest(OBJECT_ID))
        .omittedWithoutPermission("Secret.Read.All")
        .read(single(V1, "/users/{userId}").select("id", "attributes"))
        .build();
  }

  @Test
  void silentlyOmittedDataAreNotReadableAndNotRequested() {
    CatalogueReadFixture reading = new CatalogueReadFixture(attributes(), anna).from(graph);

    assertThat(reading.codes()).containsExactly("graph.silently-withheld");
    assertThat(reading.outcome.gaps().get(0).gap().status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(reading.outcome.gaps().get(0).gap().detail()).contains("Secret.Read.All");
    assertThat(graph.asked).isEmpty();
  }

  @Test
  void withThePermissionAnEmptyAnswerIsAnEmptyAnswer() {
    graph.roles = Optional.of(Set.of("Secret.ReadWrite.All"));
    graph.rows(USER, "{'id':'anna'}");

    assertThat(new CatalogueReadFixture(attributes(), anna).from(graph).outcome.gaps()).isEmpty();
  }

  @Test
  void withThePermissionAnAnswerWithoutTheIdIsAGap() {
    graph.roles = Optional.of(Set.of("Secret.ReadWrite.All"));
    graph.rows(USER, "{}");

    assertThat(new CatalogueReadFixture(attributes(), anna).from(graph).codes())
        .containsExactly("graph.unexpected-answer");
  }

  @Test
  void anOpaqueTokenMakesAnEmptyResponseAGap() {
    graph.roles = Optional.empty();
    graph.rows(USER, "{'id':'anna','attributes':null}");

    assertThat(new CatalogueReadFixture(attributes(), anna).from(graph).codes())
        .containsExactly("graph.silently-withheld");
  }

  @Test
  void aTokenThatShowsNothingIsNoFaultWhereGraphSpoke() {
    graph.roles = Optional.empty();
    graph.rows(USER, "{'id':'anna','attributes':{'badge':'7'}}");

    CatalogueReadFixture reading = new CatalogueReadFixture(attributes(), anna).from(graph);

    assertThat(reading.got).hasSize(1);
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void anObjectWithoutTheRequestedDataIsNoRecord() {
    CatalogueEntry phones =
        entry()
            .match(byRequest(OBJECT_ID))
            .read(single(V1, "/users/{userId}").select("id", "phones", "birthday"))
            .build();
    for (String nothing :
        List.of(
            "{'id':'anna'}",
            "{'@odata.id':'x','id':'anna','phones':[],'birthday':null}",
            "{'id':'anna','phones':[{}]}")) {
      graph.rows(USER, nothing);
    }
    graph.rows(USER, "{'id':'anna','phones':[{'id':'1'}]}");

    assertThat(new CatalogueReadFixture(phones, anna).from(graph).got).isEmpty();
    assertThat(new CatalogueReadFixture(phones, anna).from(graph).got).isEmpty();
    assertThat(new CatalogueReadFixture(phones, anna).from(graph).got).isEmpty();
    assertThat(new CatalogueReadFixture(phones, anna).from(graph).got).hasSize(1);
  }

  @Test
  void anEmptyFunctionResultIsNoRecordButAnObjectWhoseExistenceCountsIs() {
    graph.rows(USER, "{'permissions':[],'roles':null}");
    Read role = single(V1, "/users/{userId}");

    CatalogueEntry said = entry().match(byRequest(OBJECT_ID)).read(role).build();
    CatalogueEntry itself = entry().match(byRequest(OBJECT_ID)).read(role.acceptIdOnly()).build();

    assertThat(new CatalogueReadFixture(said, anna).from(graph).got).isEmpty();
    assertThat(new CatalogueReadFixture(itself, anna).from(graph).got).hasSize(1);
  }

  @Test
  void rowsWithHiddenDetailsAreRecordsAndAGap() {
    graph.rows(MEMBERSHIPS, "{'id':'1','displayName':'Sales'}", "{'id':'2','displayName':null}");
    CatalogueEntry memberships =
        entry()
            .match(byRequest(OBJECT_ID))
            .read(list(V1, "/users/{userId}/memberOf").showing("displayName", "Group.Read.All"))
            .build();

    CatalogueReadFixture reading = new CatalogueReadFixture(memberships, anna).from(graph);

    assertThat(reading.got).hasSize(2);
    assertThat(reading.codes()).containsExactly("graph.hidden");
    assertThat(reading.outcome.gaps().get(0).gap().detail()).contains("Group.Read.All");
  }

  @Test
  void decisionsUnderInstancesUnderDefinitionsAreReadAndUpperListsOnce() {
    graph.rows("GET /v1.0/definitions", "{'id':'d1'}", "{'id':'d2'}");
    graph.rows("GET /v1.0/definitions/{definitionId}/instances", "{'id':'i1'}");
    graph.rows("GET /v1.0/definitions/{definitionId}/instances", "{'id':'i2'}");
    String decisions = "/definitions/{definitionId}/instances/{instanceId}/decisions";
    graph.rows("GET /v1.0" + decisions, "{'id':'1','who':'anna'}", "{'id':'2','who':'bert'}");
    graph.rows("GET /v1.0" + decisions, "{'id':'3','who':'anna'}");
    Read instances =
        list(V1, "/definitions/{definitionId}/instances")
            .under("definitionId", list(V1, "/definitions"));
    CatalogueEntry reviews =
        entry()
            .match(field("who", OBJECT_ID))
            .read(list(V1, decisions).under("instanceId", instances))
            .build();

    CatalogueReadFixture reading =
        new CatalogueReadFixture(reviews, anna, person("carl").known()).from(graph);

    assertThat(reading.got)
        .extracting(CatalogueReadFixture.ReadResult::key)
        .containsExactly("1", "3");
    assertThat(graph.asked).filteredOn(asked -> asked.equals("GET /v1.0/definitions")).hasSize(1);
    assertThat(reviews.descriptor().readsFrom()).hasSize(3);
  }

  @Test
  void anUpperListThatFailsIsAGapWhereverItLies() {
    graph.rows("GET /v1.0/definitions", "{'id':'d1'}", "{'id':'d2'}");
    graph.fails("GET /v1.0/definitions/{definitionId}/instances", GraphError.FORBIDDEN, 403);
    graph.rows("GET /v1.0/definitions/{definitionId}/instances", "{'id':'i2'}");
    graph.rows("GET /v1.0/instances/{instanceId}/decisions", "{'id':'3','who':'anna'}");
    Read instances =
        list(V1, "/definitions/{definitionId}/instances")
            .under("definitionId", list(V1, "/definitions"));
    CatalogueEntry reviews =
        entry()
            .match(field("who", OBJECT_ID))
            .read(list(V1, "/instances/{instanceId}/decisions").under("instanceId", instances))
            .build();

    CatalogueReadFixture reading = new CatalogueReadFixture(reviews, anna).from(graph);

    assertThat(reading.got).hasSize(1);
    assertThat(reading.codes()).containsExactly("graph.forbidden");
  }

  @Test
  void anUpperRowWithoutIdIsAGapForWhatLiesBelowItCannotBeRead() {
    graph.rows("GET /v1.0/policies", "{'id':'p1'}", "{'name':'nameless'}");
    graph.rows("GET /v1.0/policies/{policyId}/statuses", "{'id':'1','who':'anna'}");
    CatalogueEntry statuses =
        entry()
            .match(field("who", OBJECT_ID))
            .read(
                list(V1, "/policies/{policyId}/statuses").under("policyId", list(V1, "/policies")))
            .build();

    CatalogueReadFixture reading = new CatalogueReadFixture(statuses, anna).from(graph);

    assertThat(reading.got).hasSize(1);
    assertThat(reading.codes()).containsExactly("graph.unexpected-answer");
  }

  @Test
  void aReadOfSingleRowsCannotCheckForHiddenRows() {
    Read alone = list(V1, "/users/{userId}/devices").withDetailRead("/devices/{rowId}");
    EntryBuilder hidden = entry().match(byRequest(OBJECT_ID)).read(alone.showing("name", "A"));
    EntryBuilder silent =
        entry().match(byRequest(OBJECT_ID)).omittedWithoutPermission("A").read(alone);

    assertThatThrownBy(hidden::build).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(silent::build).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void disabledTenantWideListsAreSkippedWithAGap() {
    CatalogueEntry rows = entry().match(field("who", OBJECT_ID)).read(list(V1, "/report")).build();

    CatalogueReadFixture reading =
        new CatalogueReadFixture(rows, anna).withoutTenantWideLists().from(graph);

    assertThat(graph.asked).isEmpty();
    assertThat(reading.codes()).containsExactly("graph.tenant-wide-forbidden");
    assertThat(reading.outcome.gaps().get(0).gap().status()).isEqualTo(LedgerStatus.SKIPPED);
  }

  @Test
  void aRefusedFilterIsNotMadeGoodByTheWholeListWhereThatIsForbidden() {
    graph.fails(REPORT, GraphError.BAD_REQUEST, 400);
    CatalogueEntry rows =
        entry()
            .match(field("who", OBJECT_ID))
            .read(list(V1, "/report").filter("who eq {userId}").scanWhenRefused())
            .build();

    CatalogueReadFixture reading =
        new CatalogueReadFixture(rows, anna).withoutTenantWideLists().from(graph);

    assertThat(graph.asked).containsExactly(REPORT);
    assertThat(reading.codes()).containsExactly("graph.tenant-wide-forbidden");
  }

  @Test
  void aTenantWideListIsReadOnceForManyPeopleAndEachGetsTheirOwnRows() {
    graph.rows(REPORT, "{'id':'1','who':'anna'}", "{'id':'2','who':'bert'}", "{'id':'3'}");
    CatalogueEntry rows = entry().match(field("who", OBJECT_ID)).read(list(V1, "/report")).build();
    Identity bert = person("bert").known();

    CatalogueReadFixture reading = new CatalogueReadFixture(rows, anna, bert).from(graph);

    assertThat(graph.asked).containsExactly(REPORT);
    assertThat(reading.got)
        .extracting(CatalogueReadFixture.ReadResult::who)
        .containsExactly(anna, bert);
  }

  @Test
  void rowsOfASpecialReaderFollowTheRulesAndItsGapsAreInTheLedger() {
    graph.rows(REPORT, "{'id':'1','who':'anna'}", "{'id':'2','who':'bert'}");
    CatalogueEntry report = entry().match(field("who", OBJECT_ID)).special(new Report()).build();

    CatalogueReadFixture reading = new CatalogueReadFixture(report, anna).from(graph);

    assertThat(reading.got).extracting(CatalogueReadFixture.ReadResult::key).containsExactly("1");
    assertThat(report.requestsIn("global")).containsExactly(REPORT);
    assertThat(report.isRead()).isTrue();
    assertThat(new CatalogueReadFixture(report, anna).withoutTenantWideLists().from(graph).codes())
        .containsExactly("graph.tenant-wide-forbidden");
  }

  @Test
  void aSourceThatNoApplicationReadsDeclaresAManualTask() {
    CatalogueEntry terms = entry().byHand("no permission exists", "look in the portal").build();

    assertThat(terms.isRead()).isFalse();
    assertThat(terms.descriptor().support(Action.EXPORT))
        .isEqualTo(new ActionSupport.ByHand("no permission exists", "look in the portal"));
  }

  @Test
  void anEntryHasReadsOrAReason() {
    EntryBuilder silent = entry();
    EntryBuilder both = entry().byHand("a", "b").read(list(V1, "/report"));

    assertThatThrownBy(silent::build).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(both::build).isInstanceOf(IllegalStateException.class);
  }

  private static final class Report implements SpecialReader {

    @Override
    public List<String> requestsIn(String cloud) {
      return List.of(REPORT);
    }

    @Override
    public List<String> places() {
      return List.of(REPORT);
    }

    @Override
    public boolean tenantWide() {
      return true;
    }

    @Override
    public void read(SpecialReading reading) {
      reading
          .graph()
          .rows(
              GraphRequest.get(V1, "/report"),
              row -> reading.records().deliver(RecordKey.of(row.text("id").orElse("")), row));
    }
  }
}
