package org.dsr4j.testkit.internal.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.GraphClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedLimits;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

  private static final String ORGANIZATION = "'method':'GET','url':'/organization'";

  private SimulatedTenant tenant;
  private GraphClient graph;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    tenant.user("person").signIns(3);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private GraphClient.Answer batch(String... items) {
    return graph.send(
        "POST", "/v1.0/$batch", json("{'requests':[" + String.join(",", items) + "]}"));
  }

  private static JsonNode response(GraphClient.Answer batch, String id) {
    for (JsonNode response : batch.json().get("responses")) {
      if (response.get("id").asText().equals(id)) {
        return response;
      }
    }
    throw new AssertionError("no response " + id);
  }

  private static List<String> order(GraphClient.Answer batch) {
    List<String> ids = new ArrayList<>();
    batch.json().get("responses").forEach(response -> ids.add(response.get("id").asText()));
    return ids;
  }

  private static String[] twenty() {
    return IntStream.range(0, 20)
        .mapToObj(i -> "{'id':'" + i + "'," + ORGANIZATION + "}")
        .toArray(String[]::new);
  }

  @Test
  void answersEachItemSeparately() {
    GraphClient.Answer answer =
        batch(
            "{'id':'a'," + ORGANIZATION + "}",
            "{'id':'b','method':'GET','url':'users/nobody@contoso.com'}",
            "{'id':'c','method':'PATCH','url':'/users/person@contoso.com',"
                + "'headers':{'Content-Type':'application/json'},'body':{'city':'Gent'}}",
            "{'id':'d','method':'PUT','url':'/organization'}",
            "{'id':'e','method':'GET','url':'/auditLogs/signIns?$top=1'}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(response(answer, "a").get("status").asInt()).isEqualTo(200);
    assertThat(response(answer, "a").at("/body/value/0/id").asText()).isEqualTo(tenant.id());
    assertThat(response(answer, "b").get("status").asInt()).isEqualTo(404);
    assertThat(response(answer, "b").at("/body/error/code").asText())
        .isEqualTo("Request_ResourceNotFound");
    assertThat(response(answer, "c").get("status").asInt()).isEqualTo(204);
    assertThat(response(answer, "c").has("body")).isFalse();
    assertThat(response(answer, "d").get("status").asInt()).isEqualTo(405);
    assertThat(response(answer, "e").at("/body/@odata.nextLink").asText())
        .startsWith(tenant.endpoint() + "/v1.0/auditLogs/signIns?");
    assertThat(graph.get("/v1.0/users/person@contoso.com?$select=city").text()).contains("Gent");
  }

  @Test
  void theOrderOfAnswersDiffersFromTheRequestsAndIsTheSameInEveryRun() {
    List<String> order = order(batch(twenty()));

    assertThat(order)
        .hasSize(20)
        .isNotEqualTo(IntStream.range(0, 20).mapToObj(i -> "" + i).toList());
    try (SimulatedTenant again = SimulatedTenant.start()) {
      graph = new GraphClient(again);
      assertThat(order(batch(twenty()))).isEqualTo(order);
    }
  }

  @Test
  void recordsItemsAsRequests() {
    batch("{'id':'a'," + ORGANIZATION + "}", "{'id':'b','method':'GET','url':'/users'}");

    assertThat(tenant.requests())
        .extracting(request -> request.batchItem() + " " + request.versionedPath())
        .containsExactly("a /v1.0/organization", "b /v1.0/users", " /v1.0/$batch");
  }

  @Test
  void itemsThatDependOnAFailureFail() {
    GraphClient.Answer answer =
        batch(
            "{'id':'1','method':'GET','url':'/users/nobody'}",
            "{'id':'2'," + ORGANIZATION + ",'dependsOn':['1']}",
            "{'id':'3'," + ORGANIZATION + ",'dependsOn':['2']}");

    assertThat(response(answer, "2").get("status").asInt()).isEqualTo(424);
    assertThat(response(answer, "3").get("status").asInt()).isEqualTo(424);
    assertThat(tenant.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{}",
        "{'requests':[]}",
        "{'requests':[{'method':'GET','url':'/users'}]}",
        "{'requests':[{'id':'1','method':'GET'}]}",
        "{'requests':[{'id':'a','method':'GET','url':'/users'},{'id':'A','method':'GET','url':'/users'}]}",
        "{'requests':[{'id':'1','method':'POST','url':'/$batch'}]}",
        "{'requests':[{'id':'1','method':'GET','url':'https://graph.microsoft.com/v1.0/users'}]}",
        "{'requests':[{'id':'1','method':'PATCH','url':'/users/1','body':{}}]}",
        "{'requests':[{'id':'1','method':'GET','url':'/users','dependsOn':['2']}]}"
      })
  void refusesAnInvalidBatch(String body) {
    GraphClient.Answer answer = graph.send("POST", "/v1.0/$batch", json(body));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("BadRequest");
  }

  @Test
  void refusesMoreThanTwentyItems() {
    String items =
        IntStream.range(0, 21)
            .mapToObj(i -> "{'id':'" + i + "'," + ORGANIZATION + "}")
            .collect(Collectors.joining(","));

    assertThat(batch(items).status()).isEqualTo(400);
  }

  @Test
  void throttlesEachItemSeparately() {
    tenant.limits(SimulatedLimits.documented().only("identity-reports"));
    String[] items =
        IntStream.range(0, 7)
            .mapToObj(i -> "{'id':'" + i + "','method':'GET','url':'/auditLogs/signIns'}")
            .toArray(String[]::new);

    GraphClient.Answer answer = batch(items);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(response(answer, "4").get("status").asInt()).isEqualTo(200);
    assertThat(response(answer, "5").get("status").asInt()).isEqualTo(429);
    assertThat(response(answer, "6").at("/headers/Retry-After").asInt()).isPositive();
    assertThat(tenant.throttling().refused()).isEqualTo(2);
  }

  @Test
  void appliesFaultsToItemsAndToTheBatch() {
    tenant.faults().onNth(2, "/organization").reply(503, "9");
    GraphClient.Answer answer =
        batch("{'id':'a'," + ORGANIZATION + "}", "{'id':'b'," + ORGANIZATION + "}");
    tenant.faults().on("/$batch").times(1).reply(500);

    assertThat(response(answer, "a").get("status").asInt()).isEqualTo(200);
    assertThat(response(answer, "b").get("status").asInt()).isEqualTo(503);
    assertThat(response(answer, "b").at("/headers/Retry-After").asText()).isEqualTo("9");
    assertThat(batch("{'id':'a'," + ORGANIZATION + "}").status()).isEqualTo(500);
  }

  @Test
  void encodesBodiesThatAreNotJsonInBase64() {
    tenant.faults().on("/organization").html(502);

    JsonNode response = response(batch("{'id':'a'," + ORGANIZATION + "}"), "a");

    assertThat(response.get("status").asInt()).isEqualTo(502);
    assertThat(response.get("body").asText()).matches("[A-Za-z0-9+/=]+");
  }
}
