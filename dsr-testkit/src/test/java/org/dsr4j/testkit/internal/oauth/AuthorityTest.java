package org.dsr4j.testkit.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.testkit.GraphClient.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import javax.net.ssl.SSLException;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuthorityTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static SimulatedTenant tenant;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    http = HttpClient.newBuilder().sslContext(tenant.application().sslContext()).build();
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static HttpResponse<String> token(
      String tenantId, String clientId, String secret, String scope)
      throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id="
            + encoded(clientId)
            + "&client_secret="
            + encoded(secret)
            + "&scope="
            + encoded(scope);
    HttpRequest request =
        HttpRequest.newBuilder(
                tenant.application().authority().resolve(tenantId + "/oauth2/v2.0/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String scope() {
    return tenant.endpoint() + "/.default";
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(tenant.application().authority().resolve(path)).build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Test
  void issuesTokensForTheTenant() throws Exception {
    HttpResponse<String> response =
        token(
            tenant.id(),
            tenant.application().clientId(),
            tenant.application().clientSecret(),
            scope());
    JsonNode json = JSON.readTree(response.body());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json.get("token_type").asText()).isEqualTo("Bearer");
    assertThat(json.get("expires_in").asInt()).isPositive();
    GraphClient graph = new GraphClient(tenant, "Bearer " + json.get("access_token").asText());
    assertThat(graph.get("/v1.0/organization").ids()).containsExactly(tenant.id());
  }

  @Test
  void issuesTokensForTheOtherTenantToo() throws Exception {
    SimulatedTenant neighbour = tenant.neighbour();
    String body =
        token(
                neighbour.id(),
                tenant.application().clientId(),
                tenant.application().clientSecret(),
                scope())
            .body();

    assertThat(JSON.readTree(body).get("access_token").asText()).isEqualTo(neighbour.accessToken());
  }

  @Test
  void refusesWrongSecretsClientsTenantsAndScopes() throws Exception {
    HttpResponse<String> secret =
        token(tenant.id(), tenant.application().clientId(), "wrong", scope());
    HttpResponse<String> client =
        token(tenant.id(), "wrong", tenant.application().clientSecret(), scope());
    HttpResponse<String> nowhere =
        token(
            "wrong", tenant.application().clientId(), tenant.application().clientSecret(), scope());
    HttpResponse<String> narrow =
        token(
            tenant.id(),
            tenant.application().clientId(),
            tenant.application().clientSecret(),
            "User.Read");

    assertThat(secret.statusCode()).isEqualTo(401);
    assertThat(JSON.readTree(secret.body()).get("error").asText()).isEqualTo("invalid_client");
    assertThat(secret.body()).contains("AADSTS7000215:").doesNotContain("wrong");
    assertThat(client.body()).contains("AADSTS700016:");
    assertThat(nowhere.body()).contains("AADSTS90002:");
    assertThat(narrow.body()).contains("AADSTS1002012:");
  }

  @Test
  void returnsItsOpenIdConfiguration() throws Exception {
    String tokenEndpoint =
        get(tenant.id() + "/v2.0/.well-known/openid-configuration").get("token_endpoint").asText();
    JsonNode instances = get("common/discovery/instance?api-version=1.1");

    assertThat(tokenEndpoint)
        .isEqualTo(tenant.application().authority() + tenant.id() + "/oauth2/v2.0/token");
    assertThat(instances.at("/metadata/0/aliases/0").asText())
        .isEqualTo(tenant.application().authority().getAuthority());
    assertThat(get("unknown").get("error").asText()).isEqualTo("invalid_request");
  }

  @Test
  void onlyItsOwnContextTrustsIt() throws Exception {
    HttpClient stranger = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(tenant.application().authority()).build();

    assertThat(tenant.application().authority().getScheme()).isEqualTo("https");
    assertThatThrownBy(() -> stranger.send(request, HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(SSLException.class);
    URI byAddress =
        URI.create(tenant.application().authority().toString().replace("localhost", "127.0.0.1"));
    assertThat(
            http.send(
                    HttpRequest.newBuilder(byAddress).build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void tokensHaveTheFormOfEntraTokens() throws Exception {
    String[] parts = tenant.accessToken().split("\\.", -1);
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));

    assertThat(parts).hasSize(3);
    assertThat(claims.get("tid").asText()).isEqualTo(tenant.id());
    assertThat(claims.get("aud").asText()).isEqualTo(tenant.endpoint().toString());
    assertThat(claims.get("appid").asText()).isEqualTo(tenant.application().clientId());
    assertThat(claims.get("roles")).isNotEmpty();
    assertThat(claims.get("exp").asLong()).isGreaterThan(4_000_000_000L);
    assertThat(
            JSON.readTree(
                    Base64.getUrlDecoder()
                        .decode(tenant.accessToken("User.Read.All").split("\\.", -1)[1]))
                .get("roles"))
        .hasSize(1);
  }
}
