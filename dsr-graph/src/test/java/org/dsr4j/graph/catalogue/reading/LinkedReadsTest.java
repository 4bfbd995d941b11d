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

import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.PropertySelection;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.Strength;
import org.junit.jupiter.api.Test;

/** Reads that depend on other reads: rows that are read alone, rows below rows, and their keys. */
class LinkedReadsTest {

  private static final String DEVICES = "GET /v1.0/users/{userId}/managedDevices";
  private static final String ALONE = "GET /v1.0/managedDevices/{rowId}";
  private static final String APPS = "GET /v1.0/users/{userId}/apps";
  private static final String DONE = "GET /v1.0/apps/{appId}/done";
  private final FakeGraph graph = new FakeGraph();
  private final Identity anna = person("anna").known();

  private static EntryBuilder entry() {
    return CatalogueEntry.builder("a-source", "A source")
        .category(SourceCategory.END_USER_INFORMATION)
        .permissions("Some.Read.All")
        .changes(ChangeSupport.fact(), ChangeSupport.fact(), ChangeSupport.log());
  }

  private static CatalogueEntry managedDevices() {
    return entry()
        .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
        .read(
            list(V1, "/users/{userId}/managedDevices")
                .select("id", "notes")
                .withDetailRead("/managedDevices/{rowId}"))
        .build();
  }

  private static CatalogueEntry operations() {
    return entry()
        .match(byRequest(OBJECT_ID))
        .read(
            list(V1, "/apps/{appId}/done")
                .under("appId", list(V1, "/users/{userId}/apps").select("id"), "userId"))
        .build();
  }

  @Test
  void theSingleAnswerIsTheRecord() {
    graph.rows(DEVICES, "{'id':'d1','userId':'anna','notes':null}");
    graph.rows(ALONE, "{'id':'d1','userId':'anna','notes':'loaned'}");

    CatalogueReadFixture reading = new CatalogueReadFixture(managedDevices(), anna).from(graph);

    assertThat(reading.json()).containsExactly("{'id':'d1','userId':'anna','notes':'loaned'}");
    assertThat(reading.got.get(0).key()).isEqualTo("d1");
    assertThat(reading.outcome.gaps()).isEmpty();
  }

  @Test
  void theRowIsUsedWhenTheSingleReadFails() {
    graph.rows(
        DEVICES,
        "{'id':'d1','userId':'anna','notes':null}",
        "{'id':'d2','userId':'anna','notes':null}");
    graph.fails(ALONE, GraphError.SERVICE_FAILED, 500);
    graph.rows(ALONE, "{'id':'d2','userId':'anna','notes':'x'}");

    CatalogueReadFixture reading = new CatalogueReadFixture(managedDevices(), anna).from(graph);

    assertThat(reading.json())
        .containsExactly(
            "{'id':'d1','userId':'anna','notes':null}", "{'id':'d2','userId':'anna','notes':'x'}");
    assertThat(reading.codes()).containsExactly("graph.service-failed");
    assertThat(reading.outcome.gaps().get(0).gap().detail()).startsWith(ALONE);
  }

  @Test
  void aDeviceOfAnotherPersonIsWithheldAndNotReadAgain() {
    graph.rows(DEVICES, "{'id':'d1','userId':'bert'}");

    CatalogueReadFixture reading = new CatalogueReadFixture(managedDevices(), anna).from(graph);

    assertThat(reading.got).hasSize(1);
    assertThat(reading.got.get(0).match().strength()).isEqualTo(Strength.WEAK);
    assertThat(graph.asked).containsExactly(DEVICES);
  }

  @Test
  void dependentRowsAreReadUnlessTheParentRowNamesAnotherPerson() {
    graph.rows(APPS, "{'id':'a1','userId':'anna'}", "{'id':'a2','userId':'bert'}", "{'id':'a3'}");
    graph.rows(DONE, "{'id':'1'}");
    graph.rows(DONE, "{'id':'2'}");

    CatalogueReadFixture reading = new CatalogueReadFixture(operations(), anna).from(graph);

    assertThat(graph.asked).containsExactly(APPS, DONE, DONE);
    assertThat(reading.json()).containsExactly("{'id':'1'}", "{'id':'2'}");
  }

  @Test
  void aBrokenParentListIsAGapAndItsRowsAreStillUsed() {
    graph.fails(APPS, GraphError.THROTTLED, 429, "{'id':'a1'}");
    graph.rows(DONE, "{'id':'1'}");

    CatalogueReadFixture reading = new CatalogueReadFixture(operations(), anna).from(graph);

    assertThat(reading.got).hasSize(1);
    assertThat(reading.codes()).containsExactly("graph.throttled");
  }

  @Test
  void rowsWithoutKeyAreKeyedByTheirContent() {
    graph.rows(APPS, "{'a':1}", "{'a':2}");
    CatalogueEntry apps =
        entry().match(byRequest(OBJECT_ID)).read(list(V1, "/users/{userId}/apps")).build();

    CatalogueReadFixture reading = new CatalogueReadFixture(apps, anna).from(graph);

    assertThat(reading.got)
        .extracting(CatalogueReadFixture.ReadResult::key)
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void twoReadsOfOneObjectKeepApartByTheirSuffix() {
    graph.rows("GET /v1.0/users/{userId}", "{'id':'anna','a':1}");
    CatalogueEntry user =
        entry()
            .match(byRequest(OBJECT_ID).decidedBy("id", OBJECT_ID))
            .read(single(V1, "/users/{userId}"), single(V1, "/users/{userId}").keySuffix("profile"))
            .build();

    assertThat(new CatalogueReadFixture(user, anna).from(graph).got)
        .extracting(CatalogueReadFixture.ReadResult::key)
        .containsExactly("anna", "anna#profile");
  }

  @Test
  void equalRowsOfTwoDevicesAreTwoRecords() {
    graph.rows("GET /beta/devices/{managedDeviceId}/apps", "{'id':'app'}");
    CatalogueEntry apps =
        entry()
            .facet(Facet.DEVICES)
            .match(byRequest(MANAGED_DEVICE_ID))
            .read(list(BETA, "/devices/{managedDeviceId}/apps").perDevice())
            .build();
    Identity two =
        person("anna").device(MANAGED_DEVICE_ID, "d1").device(MANAGED_DEVICE_ID, "d2").known();

    assertThat(new CatalogueReadFixture(apps, two).from(graph).got)
        .extracting(CatalogueReadFixture.ReadResult::key)
        .containsExactly("d1/app", "d2/app");
  }

  @Test
  void propertiesThatAreRefusedAreReadByDefaultAndTheRefusalStays() {
    graph.fails("GET /v1.0/users/{userId}", GraphError.BAD_REQUEST, 400);
    graph.rows("GET /v1.0/users/{userId}", "{'id':'anna','y':1}");
    CatalogueEntry user =
        entry()
            .match(byRequest(OBJECT_ID))
            .read(single(V1, "/users/{userId}").select("id", "x").bareWhenRefused())
            .build();

    CatalogueReadFixture reading = new CatalogueReadFixture(user, anna).from(graph);

    assertThat(reading.got).hasSize(1);
    assertThat(reading.codes()).containsExactly("graph.bad-request");
  }

  @Test
  void propertiesThatACloudLacksAltogetherAreNotAskedFor() {
    graph.cloud = "govsg";
    CatalogueEntry user =
        entry()
            .match(byRequest(OBJECT_ID))
            .read(
                single(V1, "/users/{userId}")
                    .select(PropertySelection.of("id", "skills").without("govsg", "skills")))
            .build();

    assertThat(new CatalogueReadFixture(user, anna).from(graph).outcome.gaps()).isEmpty();
    assertThat(graph.asked).isEmpty();
  }

  @Test
  void aDeviceMatchIsDoubtedWhereTheRowNamesAnotherPerson() {
    graph.rows(
        "GET /v1.0/autopilot",
        "{'id':'1','managedDeviceId':'d1','upn':'bert@contoso.com'}",
        "{'id':'2','managedDeviceId':'d1','upn':''}");
    CatalogueEntry autopilot =
        entry()
            .match(
                field("managedDeviceId", MANAGED_DEVICE_ID).weakenedBy("upn", USER_PRINCIPAL_NAME))
            .read(list(V1, "/autopilot"))
            .build();

    Identity owner = person("anna").device(MANAGED_DEVICE_ID, "d1").known();

    assertThat(new CatalogueReadFixture(autopilot, owner).from(graph).got)
        .extracting(got -> got.match().strength())
        .containsExactly(Strength.WEAK, Strength.STRONG);
  }
}
