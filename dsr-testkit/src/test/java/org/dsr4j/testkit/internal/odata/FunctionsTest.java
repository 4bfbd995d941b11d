package org.dsr4j.testkit.internal.odata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.GraphClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers that are neither a list of objects nor a single object. */
class FunctionsTest {

  private static final String STATUSES = "/v1.0/deviceAppManagement/managedAppStatuses";

  private static SimulatedTenant tenant;
  private static GraphClient graph;
  private static SimulatedUser person;
  private static String below;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    tenant.user("colleague").samples("managedAppRegistration", 1);
    person = tenant.user("anna.o'brien").inEverySource();
    below = "/v1.0/users/" + person.objectId();
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  @Test
  void someListsContainPlainValues() {
    JsonNode flagged =
        graph
            .get(
                "/v1.0/deviceAppManagement/managedAppRegistrations/"
                    + "getUserIdsWithFlaggedAppRegistration()")
            .json()
            .get("value");

    JsonNode failing = graph.get(below + "/getManagedDevicesWithAppFailures()").json().get("value");

    assertThat(flagged.get(0).asText()).isEqualTo(person.objectId());
    assertThat(failing.get(0).asText()).isEqualTo(person.devices().get(0).managedDeviceId());
  }

  @Test
  void someAnswersAreASingleValue() {
    String blocked = "/beta/users/" + person.objectId() + "/isManagedAppUserBlocked()";

    String other = blocked.replace(person.objectId(), tenant.user("colleague").objectId());

    assertThat(graph.get(blocked).json().get("value").asBoolean()).isTrue();
    assertThat(graph.get(other).json().get("value").asBoolean(true)).isFalse();
  }

  @Test
  void statusReportsAreTablesAboutThePersonOfTheQuery() {
    String report = STATUSES + "('userstatus')";
    JsonNode own = graph.get(report + "?userId=" + person.objectId()).json().get("content");
    JsonNode everybody =
        graph
            .get(STATUSES + "('appregistrationsummary')?fetch=6000&policyMode=0&columns=UserId")
            .json()
            .get("content");

    assertThat(own.at("/Header/0").asText()).isEqualTo("UserId");
    assertThat(own.get("Body")).hasSize(1);
    assertThat(own.at("/Body/0/Values/0").asText()).isEqualTo(person.objectId());
    assertThat(everybody.get("Body")).hasSizeGreaterThan(1);
    assertThat(everybody.at("/Body/0/Values")).hasSize(1);
    assertThat(graph.get(STATUSES + "('unknown')").status()).isEqualTo(404);
    assertThat(graph.get(report + "?unknown=1").status()).isEqualTo(400);
  }

  @Test
  void exportedDataDivideAnEntitySetIntoPages() {
    List<String> names = new ArrayList<>();
    for (GraphClient.Answer page :
        graph.pages(below + "/exportDeviceAndAppManagementData()/content")) {
      assertThat(page.json().get("value")).hasSize(1);
      names.add(page.json().at("/value/0/displayName").asText());
    }

    assertThat(names).containsExactly("Users", "Devices", "Devices");
  }

  @Test
  void exportedDataCanBeReadInParts() {
    JsonNode part =
        graph.get(below + "/exportDeviceAndAppManagementData(skip=1,top=1)").json().get("value");
    String content = new String(Base64.getDecoder().decode(part.get("content").asText()), UTF_8);

    assertThat(content).contains("\"Devices\"").doesNotContain("\"Users\"");
    assertThat(graph.get(below + "/exportDeviceAndAppManagementData(skip=x,top=1)").status())
        .isEqualTo(400);
  }

  @Test
  void namesWithAnApostropheAreDoubledInKeys() {
    String call = "/beta/deviceManagement/managedDevices/appDiagnostics(upn='%s')";

    assertThat(
            graph
                .get(String.format(call, person.userPrincipalName().replace("'", "''")))
                .json()
                .get("value"))
        .hasSize(1);
    assertThat(graph.get(String.format(call, "nobody@contoso.com")).json().get("value")).isEmpty();
  }

  @Test
  void photosAreBytesOrMissing() {
    assertThat(graph.get(below + "/photo/$value").header("Content-Type")).isEqualTo("image/png");
    GraphClient.Answer missing =
        graph.get("/v1.0/users/" + tenant.user("colleague").objectId() + "/photo/$value");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.code()).isEqualTo("ImageNotFound");
  }

  @Test
  void collectedLogsAreDownloadedLikeReports() throws Exception {
    String requests =
        "/v1.0/deviceManagement/managedDevices/"
            + person.devices().get(0).managedDeviceId()
            + "/logCollectionRequests";
    String id = graph.get(requests).ids().get(0);
    GraphClient.Answer url = graph.send("POST", requests + "/" + id + "/createDownloadUrl");

    assertThat(url.status()).isEqualTo(200);
    assertThat(fetched(url.json().get("value").asText()))
        .contains(person.devices().get(0).managedDeviceId());
    assertThat(graph.send("POST", requests + "/unknown/createDownloadUrl").status()).isEqualTo(404);
  }

  @Test
  void reportsCanBeJson() throws Exception {
    tenant.exportJobs().json(true);
    String jobs = "/v1.0/deviceManagement/reports/exportJobs";
    String id =
        graph
            .send("POST", jobs, json("{'reportName':'DeviceCompliance','format':'csv'}"))
            .json()
            .get("id")
            .asText();
    graph.get(jobs + "/" + id);
    JsonNode done = graph.get(jobs + "/" + id).json();
    tenant.exportJobs().json(false);

    assertThat(done.get("format").asText()).isEqualTo("json");
    assertThat(fetched(done.get("url").asText()))
        .startsWith("{\"values\":[{")
        .contains("\"UserId\":\"" + person.objectId() + "\"")
        .contains("\"AadDeviceId\":\"" + person.devices().get(0).deviceId() + "\"");
  }

  private static String fetched(String url) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(zip.getNextEntry()).isNotNull();
      return new String(zip.readAllBytes(), UTF_8);
    }
  }
}
