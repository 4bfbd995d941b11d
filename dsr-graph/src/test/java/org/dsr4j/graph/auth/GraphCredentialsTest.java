package org.dsr4j.graph.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of an application: their token requests, and the settings that they refuse. */
class GraphCredentialsTest {

  private static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");
  private static final String CLIENT = "aaaaaaaa-2222-3333-4444-555555555555";
  private static final String SECRET = "s3cret~value";
  private static final URI GRAPH = URI.create("https://graph.example");

  @TempDir static Path folder;
  private static Path pfx;
  private static Path pem;

  private final FakeAuthority authority = new FakeAuthority();

  @BeforeAll
  static void makeCertificate() throws Exception {
    pfx = TestCertificate.pfx(folder);
    pem = TestCertificate.pem(folder, pfx);
  }

  static List<GraphCloud> clouds() {
    return List.of(
        GraphCloud.GLOBAL,
        GraphCloud.US_GOVERNMENT,
        GraphCloud.US_GOVERNMENT_DOD,
        GraphCloud.CHINA,
        GraphCloud.FRANCE_BLEU,
        GraphCloud.GERMANY_DELOS,
        GraphCloud.SINGAPORE_GOVERNMENT,
        GraphCloud.custom(GRAPH, URI.create("https://login.example:8443"), "us-nat"));
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void onlyTheCloudsOwnAuthorityIsAsked(GraphCloud cloud) {
    TokenCredential credential = credentials(cloud).clientSecret(CLIENT, SECRET);

    assertThat(token(credential, cloud)).isEqualTo("granted");
    assertThat(authority.urls())
        .isNotEmpty()
        .allMatch(url -> url.startsWith(askedIn(cloud) + "/" + TENANT));
    assertThat(authority.form())
        .containsEntry("client_id", CLIENT)
        .containsEntry("client_secret", SECRET);
    assertThat(authority.form().get("scope")).contains(cloud.scope());
  }

  private static String askedIn(GraphCloud cloud) {
    return cloud == GraphCloud.CHINA
        ? "https://login.partner.microsoftonline.cn"
        : cloud.authorityHost().toString();
  }

  @Test
  void theTokenRequestDeclaresSupportForClaimsChallenges() {
    token(credentials(GraphCloud.GLOBAL).clientSecret(CLIENT, SECRET), GraphCloud.GLOBAL);

    assertThat(authority.form().get("claims")).containsIgnoringCase("cp1").contains("xms_cc");
  }

  @Test
  void aCertificateProvesTheApplicationWithoutLeavingTheMachine() throws Exception {
    try (InputStream pemBytes = Files.newInputStream(pem);
        InputStream pfxBytes = Files.newInputStream(pfx)) {
      GraphCredentials credentials = credentials(GraphCloud.GERMANY_DELOS);
      List<TokenCredential> all =
          List.of(
              credentials.clientCertificate(CLIENT, pem),
              credentials.clientCertificate(CLIENT, pemBytes),
              credentials.clientCertificate(CLIENT, pfx, TestCertificate.PASSWORD),
              credentials.clientCertificate(CLIENT, pfxBytes, TestCertificate.PASSWORD));

      for (TokenCredential credential : all) {
        assertThat(token(credential, GraphCloud.GERMANY_DELOS)).isEqualTo("granted");
        assertThat(authority.form().get("client_assertion")).contains(".");
        assertThat(authority.form()).doesNotContainKey("client_secret");
      }
      assertThat(authority.urls())
          .allMatch(url -> url.startsWith("https://login.sovcloud-identity.de/" + TENANT));
    }
  }

  @Test
  void aWorkloadProvesItselfByThePlatformsToken() throws Exception {
    Path file = Files.writeString(folder.resolve("platform-token"), "platform-token-value\n");
    TokenCredential credential =
        credentials(GraphCloud.US_GOVERNMENT).workloadIdentity(CLIENT, file);

    assertThat(token(credential, GraphCloud.US_GOVERNMENT)).isEqualTo("granted");
    assertThat(authority.form()).containsEntry("client_assertion", "platform-token-value");
    assertThat(authority.urls())
        .allMatch(url -> url.startsWith("https://login.microsoftonline.us/" + TENANT));
  }

  @Test
  void aManagedIdentityIsBuiltWithoutAskingAnybody() {
    GraphCredentials credentials = credentials(GraphCloud.GLOBAL);

    assertThatCode(credentials::managedIdentity).doesNotThrowAnyException();
    assertThatCode(() -> credentials.managedIdentity(CLIENT)).doesNotThrowAnyException();
    assertThat(authority.urls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/t",
        "http://login.example/t",
        "https://login.example:444/t"
      })
  void aTokenRequestElsewhereIsNotSent(String url) {
    HttpPipeline pipeline =
        new HttpPipelineBuilder()
            .policies(new AuthorityHostPolicy(URI.create("https://login.example")))
            .httpClient(authority)
            .build();

    assertThatThrownBy(() -> pipeline.sendSync(new HttpRequest(HttpMethod.POST, url), Context.NONE))
        .hasStackTraceContaining("another host");
    assertThat(authority.urls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://login.example", "https://login.example/path"})
  void anAuthorityThatCannotBeUsedIsRefused(String address) {
    GraphCloud cloud = GraphCloud.custom(GRAPH, URI.create(address), GraphCloud.GLOBAL);

    refused(() -> credentials(cloud).clientSecret(CLIENT, SECRET), "authority host");
  }

  @Test
  void invalidSettingsAreRefusedWithoutQuotingASecret() throws Exception {
    GraphCredentials credentials = credentials(GraphCloud.GLOBAL);
    Path missing = folder.resolve("ada-lovelace.pfx");
    Path text = Files.writeString(folder.resolve("text"), "no certificate");
    String certificate = Files.readString(pem).replaceAll("(?s).*(-----BEGIN CERT)", "$1");

    refused(() -> credentials.clientSecret(" ", SECRET), "client id");
    refused(() -> credentials.clientSecret(CLIENT, " "), "secret");
    refused(() -> credentials.managedIdentity(""), "client id");
    refused(() -> credentials.workloadIdentity(CLIENT, missing), "token file");
    refused(() -> credentials.clientCertificate(CLIENT, missing), "cannot be read");
    refused(() -> credentials.clientCertificate(CLIENT, text), "BEGIN PRIVATE KEY");
    refused(
        () ->
            credentials.clientCertificate(
                CLIENT, new ByteArrayInputStream(certificate.getBytes(UTF_8))),
        "BEGIN PRIVATE KEY");
    refused(() -> credentials.clientCertificate(CLIENT, text, SECRET), "PKCS #12");
    refused(() -> credentials.clientCertificate(CLIENT, pfx, SECRET), "password");
  }

  @Test
  void nothingSecretIsShown() {
    GraphCredentials credentials = credentials(GraphCloud.GLOBAL);

    assertThat(credentials)
        .hasToString("GraphCredentials[tenant=" + TENANT + ", cloud=" + GraphCloud.GLOBAL + "]");
    assertThat(credentials.clientSecret(CLIENT, SECRET).toString()).doesNotContain(SECRET);
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String words) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(call)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.code()).isEqualTo(GraphError.INVALID_CONFIGURATION))
        .satisfies(e -> assertThat(e).hasNoCause())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET, "ada-lovelace"));
  }

  private GraphCredentials credentials(GraphCloud cloud) {
    return GraphCredentials.of(TENANT, cloud).httpClient(authority);
  }

  private static String token(TokenCredential credential, GraphCloud cloud) {
    return credential
        .getTokenSync(new TokenRequestContext().addScopes(cloud.scope()).setCaeEnabled(true))
        .getToken();
  }
}
