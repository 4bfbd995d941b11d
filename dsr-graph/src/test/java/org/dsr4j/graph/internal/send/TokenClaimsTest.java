package org.dsr4j.graph.internal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.ScriptedGraph;
import org.dsr4j.graph.model.GraphCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims of a token, and their meaning. */
class TokenClaimsTest {

  private static final GraphCloud CLOUD = GraphCloud.GLOBAL;

  @Test
  void theClaimsOfAnApplicationAreRead() {
    TokenClaims claims =
        claims(
            "{\"tid\":\"t\",\"appid\":\"a\",\"idtyp\":\"app\",\"exp\":1767225600,"
                + "\"roles\":[\"User.Read.All\",\"Device.Read.All\"],\"xms_cc\":[\"cp1\"],"
                + "\"wids\":[\"x\"]}");

    assertThat(claims.tenant()).hasValue("t");
    assertThat(claims.application()).hasValue("a");
    assertThat(claims.kind()).hasValue("app");
    assertThat(claims.expires()).hasValue(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(claims.roles()).containsExactlyInAnyOrder("User.Read.All", "Device.Read.All");
    assertThat(claims.scopes()).isEmpty();
    assertThat(claims.challengeable()).isTrue();
  }

  @Test
  void aDelegatedTokenHasScopesAndNoRoles() {
    TokenClaims claims = claims("{\"scp\":\"User.Read  Mail.Read\",\"upn\":\"a@contoso.com\"}");

    assertThat(claims.scopes()).containsExactlyInAnyOrder("User.Read", "Mail.Read");
    assertThat(claims.roles()).isEmpty();
    assertThat(claims.challengeable()).isFalse();
    assertThat(claims.toString()).doesNotContain("contoso");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"roles\":\"\"}",
        "{\"roles\":{\"0\":\"User.Read.All\"}}",
        "{\"roles\":[\"User.Read.All\",7]}",
        "{\"roles\":[\"User.Read.All\",[\"Device.Read.All\"]]}",
        "{\"roles\":[\"User.Read.All\"],\"roles\":[\"Device.Read.All\"]}"
      })
  void rolesThatAreNoPlainListGrantNothing(String json) {
    assertThat(claims(json).roles()).doesNotContain("User.Read.All", "Device.Read.All");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"exp\":\"soon\"}", "{\"exp\":99999999999999999999}", "{\"exp\":1.5}"})
  void anInvalidExpiryIsIgnored(String json) {
    assertThat(claims(json).expires()).isEmpty();
  }

  @Test
  void aClaimOfExcessiveLengthIsIgnored() {
    String longName = "x".repeat(10_000);

    assertThat(claims("{\"appid\":\"" + longName + "\"}").application()).isEmpty();
    assertThat(claims("{\"roles\":[\"" + longName + "\",\"A.Read.All\"]}").roles())
        .containsExactly("A.Read.All");
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b", "a.bm90anNvbg.c", "a.W10.c", "a.!!.c"})
  void anOpaqueTokenHasNoClaims(String token) {
    assertThat(TokenClaims.of(token)).isEmpty();
  }

  @Test
  void theRolesOfTheLastTokenAreRemembered() throws GraphIoException {
    List<String> tokens =
        new ArrayList<>(
            List.of(
                ScriptedGraph.jwt(
                    "{\"tid\":\"" + ScriptedGraph.TENANT + "\",\"roles\":[\"User.Read.All\"]}"),
                ScriptedGraph.jwt(ScriptedGraph.TENANT),
                "opaque"));
    TenantCheckedTokens guarded = guarded(ScriptedGraph.credential(context -> tokens.remove(0)));

    assertThat(guarded.lastRoles()).isEmpty();
    guarded.token(null);
    assertThat(guarded.lastRoles().orElseThrow()).containsExactly("User.Read.All");
    guarded.invalidate();
    guarded.token(null);
    assertThat(guarded.lastRoles().orElseThrow()).isEmpty();
    guarded.invalidate();
    guarded.token(null);
    assertThat(guarded.lastRoles()).isEmpty();
  }

  @Test
  void aTokenNoHeaderCouldCarryIsRefused() {
    TenantCheckedTokens guarded = guarded(ScriptedGraph.credential("x".repeat(70_000)));

    assertThatExceptionOfType(GraphIoException.class)
        .isThrownBy(() -> guarded.token(null))
        .withMessageContaining("malformed");
  }

  @Test
  void theCredentialIsAskedForATokenThatGraphMayChallenge() throws GraphIoException {
    List<TokenRequestContext> asked = new ArrayList<>();
    TenantCheckedTokens guarded =
        guarded(
            ScriptedGraph.credential(
                context -> {
                  asked.add(context);
                  return "opaque";
                }));

    guarded.token(null);

    assertThat(asked).hasSize(1).allMatch(TokenRequestContext::isCaeEnabled);
    assertThat(asked.get(0).getScopes()).containsExactly("https://graph.microsoft.com/.default");
  }

  private static TenantCheckedTokens guarded(TokenCredential credential) {
    return new TenantCheckedTokens(credential, ScriptedGraph.TENANT, CLOUD);
  }

  private static TokenClaims claims(String json) {
    return TokenClaims.of(ScriptedGraph.jwt(json)).orElseThrow();
  }
}
