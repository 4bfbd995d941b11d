package org.dsr4j.testkit.internal.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenExactnessTest {

  private static final String ODD =
      "{ \"id\":\"row-1\", \"zeta\" : 9007199254740993,\"alpha\":1.10,\"e\":1E+2,"
          + " \"when\":\"2016-12-31T23:59:51.6363086-08:00\",\n"
          + " \"bee\":\"\uD83D\uDC1D\",\"esc\":\"\\u00e9\\/\\n"
          + "\",\"deep\":{\"b\":[1.0,{\"}\":\"]\"}],\"a\":-0},\"zeta2\":null }";

  private SimulatedTenant tenant;
  private GraphClient graph;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void returnsRowsUnchanged() {
    tenant.rows("v1.0", "/deviceManagement/iosUpdateStatuses", ODD, "{}");

    assertThat(graph.get("/v1.0/deviceManagement/iosUpdateStatuses").text())
        .endsWith("\"value\":[" + ODD + ",{}]}");
    assertThat(graph.get("/beta/deviceManagement/iosUpdateStatuses").ids()).isEmpty();
  }

  @Test
  void keepsEveryTokenOfSelectedProperties() {
    String row =
        "{\"serialNumber\":\"\\u0041\",\"totalStorageSpaceInBytes\":9007199254740993,\"id\":\"d\",\"model\":\"x\"}";
    tenant.rows("v1.0", "/deviceManagement/managedDevices", row);
    String select = "?$select=id,serialNumber,totalStorageSpaceInBytes";

    assertThat(graph.get("/v1.0/deviceManagement/managedDevices" + select).text())
        .endsWith(
            "\"value\":[{\"serialNumber\":\"\\u0041\",\"totalStorageSpaceInBytes\":9007199254740993,\"id\":\"d\"}]}");
  }

  @Test
  void addsTheContextToASingleObjectAndChangesNothingElse() {
    tenant.rows("v1.0", "/devices", ODD);

    assertThat(graph.get("/v1.0/devices/ROW-1").text())
        .isEqualTo(
            "{\"@odata.context\":\""
                + tenant.endpoint()
                + "/v1.0/$metadata#devices/$entity\","
                + ODD.substring(1));
  }

  @Test
  void returnsReplacedItemsInPagesUnchanged() {
    List<String> items =
        java.util.stream.IntStream.range(0, 1203).mapToObj(i -> "{\"n\":" + i + ".50}").toList();
    tenant.answers().serveItems("beta", "/users/{user-id}/mobileAppIntentAndStates", items);

    List<GraphClient.Answer> pages =
        graph.pages(
            "/beta/users/nobody/mobileAppIntentAndStates?$select=id&$filter=userId%20eq%20'x'");
    assertThat(pages).hasSize(2);
    assertThat(pages.get(0).text()).contains("[{\"n\":0.50},{\"n\":1.50},");
    assertThat(pages.get(1).text()).endsWith("{\"n\":1202.50}]}");
    assertThat(graph.get("/beta/users/nobody/mobileAppIntentAndStates?$select=unknown").status())
        .isEqualTo(200);
    assertThat(graph.get("/beta/users/nobody/mobileAppIntentAndStates?$unknown=1").status())
        .isEqualTo(400);
  }

  @Test
  void returnsAReplacedBodyByteForByte() {
    byte[] body =
        "{\"value\" : {\"id\":\"x\", \"big\": 1E+2}}\r\n".getBytes(StandardCharsets.UTF_8);
    tenant.answers().serveBody("v1.0", "/deviceManagement/managedDevices/{managedDevice-id}", body);

    assertThat(graph.get("/v1.0/deviceManagement/managedDevices/any").text())
        .isEqualTo(new String(body, StandardCharsets.UTF_8));
    assertThat(graph.get("/beta/deviceManagement/managedDevices/any").status()).isEqualTo(404);
  }

  @Test
  void aResponderAnswersRequests() {
    tenant
        .answers()
        .respond(
            "v1.0",
            "/organization",
            request ->
                SimulatedResponse.json(418, "{\"asked\":\"" + request.path() + "\"}")
                    .header("X-Own", "1"));

    GraphClient.Answer answer = graph.get("/v1.0/organization");
    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.text()).isEqualTo("{\"asked\":\"/organization\"}");
    assertThat(answer.header("X-Own")).isEqualTo("1");
  }

  @Test
  void aConcretePathHasPrecedenceOverItsTemplate() {
    tenant
        .answers()
        .serveBody(
            "v1.0", "/devices/{device-id}", "{\"id\":\"any\"}".getBytes(StandardCharsets.UTF_8));
    tenant
        .answers()
        .serveBody("v1.0", "/devices/one", "{\"id\":\"one\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(graph.get("/v1.0/devices/one").json().get("id").asText()).isEqualTo("one");
    assertThat(graph.get("/v1.0/devices/two").json().get("id").asText()).isEqualTo("any");
  }
}
