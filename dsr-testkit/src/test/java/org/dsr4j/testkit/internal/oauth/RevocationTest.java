package org.dsr4j.testkit.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationTest {

  private SimulatedTenant tenant;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private GraphClient.Answer ask(String token) {
    return new GraphClient(tenant, "Bearer " + token).get("/v1.0/organization");
  }

  private static String claims(GraphClient.Answer answer) {
    String header = answer.header("WWW-Authenticate");
    return header.substring(header.indexOf("claims=\"") + 8, header.lastIndexOf('"'));
  }

  @Test
  void challengesEveryTokenUntilOneIsRequestedWithTheClaims() {
    String before = tenant.accessToken();
    assertThat(ask(before).status()).isEqualTo(200);

    GraphClient.Answer challenged = ask(tenant.revokeTokens().accessToken());
    String claims = claims(challenged);

    assertThat(challenged.status()).isEqualTo(401);
    assertThat(challenged.code()).isEqualTo("InvalidAuthenticationToken");
    assertThat(challenged.message()).contains("TokenIssuedBeforeRevocationTimestamp");
    assertThat(ask(tenant.accessTokenFor("{}")).status()).isEqualTo(401);
    assertThat(ask(tenant.accessTokenFor(claims)).status()).isEqualTo(200);
    assertThat(ask(before).status()).isEqualTo(401);
  }

  @Test
  void challengesAgainAfterEachRevocation() {
    String first = claims(ask(tenant.revokeTokens().accessToken()));
    String second = claims(ask(tenant.revokeTokens().accessToken()));

    assertThat(ask(tenant.accessTokenFor(first)).status()).isEqualTo(401);
    assertThat(ask(tenant.accessTokenFor(second, "Organization.Read.All")).status()).isEqualTo(200);
  }

  @Test
  void doesNotAffectTheOtherTenant() {
    tenant.revokeTokens();

    assertThat(ask(tenant.neighbour().accessToken()).status()).isEqualTo(200);
  }

  @Test
  void theAuthorityIssuesANewTokenForTheClaims() throws Exception {
    tenant.revokeTokens();
    String without = token("");
    byte[] claims = Base64.getDecoder().decode(claims(ask(without)));
    String with =
        token("&claims=" + GraphClient.encoded(new String(claims, StandardCharsets.UTF_8)));

    assertThat(ask(with).status()).isEqualTo(200);
  }

  private String token(String more) throws Exception {
    String form =
        "grant_type=client_credentials&client_id="
            + tenant.application().clientId()
            + "&client_secret="
            + tenant.application().clientSecret()
            + "&scope="
            + GraphClient.encoded(tenant.endpoint() + "/.default")
            + more;
    HttpRequest request =
        HttpRequest.newBuilder(
                tenant.application().authority().resolve(tenant.id() + "/oauth2/v2.0/token"))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    String body =
        HttpClient.newBuilder()
            .sslContext(tenant.application().sslContext())
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString())
            .body();
    return new ObjectMapper().readTree(body).get("access_token").asText();
  }
}
