package org.dsr4j.graph.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.catalogue.reading.SampleIdentities.person;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;

import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that does not show to whom it belongs proves nothing. */
class MatchFieldCheckTest {

  private static final String LOGS = "GET /v1.0/logs";
  private static final String OTHER = "9f8e7d6c-2fa1-11d2-883f-0016d3cca427";
  private static final Read FILTERED = list(V1, "/logs").filter("userId eq {userId}");
  private static final Read WHOLE = list(V1, "/logs");
  private final Identity anna = person("anna").device(MANAGED_DEVICE_ID, "m1").known();

  private static EntryBuilder entry() {
    return CatalogueEntry.builder("a-source", "A source")
        .category(SourceCategory.SYSTEM_GENERATED_LOG)
        .permissions("Some.Read.All")
        .facet(Facet.DEVICES)
        .match(
            field("userId", OBJECT_ID),
            field("upn", USER_PRINCIPAL_NAME),
            field("device/id", MANAGED_DEVICE_ID))
        .changes(ChangeSupport.fact(), ChangeSupport.fact(), ChangeSupport.log());
  }

  private CatalogueReadFixture read(Read read, String... rows) {
    FakeGraph graph = new FakeGraph();
    graph.rows(LOGS, rows);
    return new CatalogueReadFixture(entry().read(read).build(), anna).from(graph);
  }

  private static void isGap(CatalogueReadFixture reading, String field) {
    assertThat(reading.codes()).containsExactly("graph.owner-not-shown");
    assertThat(reading.outcome.gaps().get(0).gap().status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(reading.outcome.gaps().get(0).gap().detail()).contains(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'1'}",
        "{'id':'1','userId':null}",
        "{'id':'1','userId':''}",
        "{'id':'1','userIdX':'anna'}",
        "{'id':'1','userId':{'id':'anna'}}",
        "{'id':'1','userId':4711}",
        "{'id':'1','userId':'00000000-0000-0000-0000-000000000000'}",
        "{'id':'1','userId':null,'upn':'bert@contoso.com'}"
      })
  void behindAFilterARowWithoutTheComparedFieldIsAGap(String row) {
    isGap(read(FILTERED, "{'id':'0','userId':'anna'}", row), "userId");
  }

  @Test
  void aServiceThatIgnoresTheFilterSendsRowsOfOthers() {
    CatalogueReadFixture reading =
        read(
            FILTERED,
            "{'id':'0','userId':'anna'}",
            "{'id':'1','userId':'" + OTHER + "'}",
            "{'id':'2','userId':null,'upn':'bert@contoso.com'}");

    assertThat(reading.got).hasSize(1);
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void inAListOfTheTenantRowsMayBelongToNobody() {
    CatalogueReadFixture reading =
        read(
            WHOLE,
            "{'id':'0','userId':'anna','upn':'anna@contoso.com','device':{'id':'m1'}}",
            "{'id':'1','userId':null,'upn':'','device':null}",
            "{'id':'2','userId':'" + OTHER + "','upn':null,'device':{'id':null}}");

    assertThat(reading.got).hasSize(1);
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'1','upn':null,'device':null}",
        "{'id':'1','userID':'anna','upn':null,'device':null}",
        "{'id':'1','userId':{'id':'anna'},'upn':null,'device':null}"
      })
  void inAListOfTheTenantARowWithoutThePropertyIsAGap(String row) {
    isGap(
        read(WHOLE, "{'id':'0','userId':'anna','upn':'a@contoso.com','device':{'id':'m1'}}", row),
        "userId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "'user:4711'", "'00000000-0000-0000-0000-000000000000'"})
  void aFieldThatNoRowShowsIsAGap(String value) {
    isGap(
        read(
            WHOLE,
            "{'id':'0','userId':" + value + ",'upn':'bert@contoso.com','device':{'id':'m9'}}",
            "{'id':'1','userId':" + value + ",'upn':'bert@contoso.com','device':{'id':'m1'}}"),
        "userId");
  }

  @Test
  void anEmptyListProvesThatThereIsNobody() {
    CatalogueReadFixture reading =
        read(WHOLE, "{'id':'0','userId':[],'upn':'bert@contoso.com','device':[]}");

    assertThat(reading.outcome.gaps()).isEmpty();
    assertThat(read(WHOLE).outcome.gaps()).isEmpty();
  }

  @Test
  void fieldsOfIdentifiersThatThePersonDoesNotHaveAreNotNeeded() {
    FakeGraph graph = new FakeGraph();
    graph.rows(LOGS, "{'id':'0','userId':'" + OTHER + "','upn':'bert@contoso.com'}");

    CatalogueReadFixture reading =
        new CatalogueReadFixture(entry().read(WHOLE).build(), person("anna").known()).from(graph);

    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void declaredFieldsMayBeMissingAsDeclared() {
    Read lacking = WHOLE.lacking("its type has none", "device/id");
    Read optional = WHOLE.mayLack("not every row has one", "device/id");
    String without = "{'id':'0','userId':'" + OTHER + "','upn':'bert@contoso.com'}";
    String empty = "{'id':'1','userId':'anna','upn':'bert@contoso.com','device':null}";

    assertThat(read(lacking, without).outcome.gaps()).isEmpty();
    assertThat(read(optional, without, empty).outcome.gaps()).isEmpty();
    isGap(read(optional, without), "device/id");
  }

  @Test
  void aSingleObjectOfTheTenantMayBeEmpty() {
    String empty = "{'id':'0','name':'x','userId':null,'upn':null,'device':null}";

    assertThat(read(single(V1, "/logs"), empty).outcome.gaps()).isEmpty();
    isGap(read(single(V1, "/logs"), "{'id':'0','name':'x','upn':null,'device':null}"), "userId");
  }
}
