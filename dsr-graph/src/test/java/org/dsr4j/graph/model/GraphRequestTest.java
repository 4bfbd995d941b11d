package org.dsr4j.graph.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphRequestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ada@contoso.com|ada%40contoso.com",
        "ada_fabrikam.com#EXT#@contoso.com|ada_fabrikam.com%23EXT%23%40contoso.com",
        "o'brien+x&y@contoso.com|o%27brien%2Bx%26y%40contoso.com",
        "50% off/../x?y|50%25%20off%2F..%2Fx%3Fy",
        "\u00e4\uD83D\uDE00|%C3%A4%F0%9F%98%80",
      })
  void aValueInThePathIsEncoded(String value, String encoded) {
    assertThat(users().path("userId", value).target()).isEqualTo("/v1.0/users/" + encoded);
  }

  @Test
  void quotesAreDoubledBetweenQuotes() {
    GraphRequest request =
        GraphRequest.get(GraphVersion.BETA, "/devices(deviceId='{deviceId}')")
            .path("deviceId", "o'x");

    assertThat(request.target()).isEqualTo("/beta/devices(deviceId='o%27%27x')");
  }

  @Test
  void queryOptionsKeepTheirOrderAndAreEncoded() {
    GraphRequest request =
        GraphRequest.get(GraphVersion.V1, "/users")
            .query("$filter", "mail eq " + GraphRequest.literal("o'b+c&d#e"))
            .query("$top", "5");

    assertThat(request.target())
        .isEqualTo("/v1.0/users?$filter=mail%20eq%20%27o%27%27b%2Bc%26d%23e%27&$top=5");
  }

  @Test
  void noDescriptionShowsAValue() {
    GraphRequest request = users().path("userId", "ada").query("$filter", "ada").header("x", "ada");

    assertThat(request.describe()).isEqualTo("GET /v1.0/users/{userId}");
    assertThat(request).hasToString("GET /v1.0/users/{userId}");
    assertThat(request.template()).isEqualTo("/users/{userId}");
  }

  @Test
  void aRequestIsNotChangedByItsCopies() {
    GraphRequest request = users().path("userId", "1");
    request.query("$top", "1").header("ConsistencyLevel", "eventual").path("userId", "2");

    assertThat(request.target()).isEqualTo("/v1.0/users/1");
    assertThat(request.headers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "", " ", "half \ud83d of a pair"})
  void aValueThatIsNotAllowedInAPathIsRefused(String value) {
    assertRefused(() -> users().path("userId", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users",
        "/users?$top=1",
        "/users#x",
        "/a/../b",
        "//host",
        "/a b",
        "/{}",
        "/%2e",
        "/"
      })
  void aTemplateMustBeAPath(String template) {
    assertRefused(() -> GraphRequest.get(GraphVersion.V1, template));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "HOST", "client-request-id", "a b", "a\n"})
  void headersOfTheConnectionCannotBeSet(String name) {
    assertRefused(() -> users().header(name, "x"));
  }

  @Test
  void aHeaderCannotSmuggleALine() {
    assertRefused(() -> users().header("Prefer", "x\r\nAuthorization: y"));
  }

  @Test
  void aForgottenOrUnknownPlaceholderIsRefused() {
    assertRefused(() -> users().target());
    assertRefused(() -> users().path("other", "x"));
    assertRefused(() -> users().query("$fil ter", "x"));
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(GraphError.INVALID_REQUEST));
  }

  private static GraphRequest users() {
    return GraphRequest.get(GraphVersion.V1, "/users/{userId}");
  }
}
