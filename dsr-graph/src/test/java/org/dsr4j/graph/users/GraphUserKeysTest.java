package org.dsr4j.graph.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ScriptedGraph;
import org.dsr4j.graph.ScriptedGraph.Seen;
import org.dsr4j.graph.ScriptedReply;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Resolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are found by the other keys of their accounts, and also without an account. */
class GraphUserKeysTest {

  private static final String ADA = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String BOB = "bbbbbbbb-0000-0000-0000-000000000002";
  private static final String USERS = "/v1.0/users";
  private static final String DELETED = "/v1.0/directory/deletedItems/graph.user";
  private static final String CONTACTS = "/v1.0/contacts";
  private static final String PROFILES = "/beta/directory/inboundSharedUserProfiles";
  private static final Gap SWITCHED_OFF =
      new Gap(LedgerStatus.SKIPPED, DsrError.NOT_YET_READ, "beta is switched off");

  private final Map<String, List<String>> rows = new LinkedHashMap<>();
  private final Map<String, ScriptedReply> replies = new LinkedHashMap<>();
  private boolean filtersIgnored;
  private ScriptedGraph server;
  private GraphConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph().answering(this::answer);
    server.organization(
        ScriptedReply.page(
            "{\"id\":\""
                + ScriptedGraph.TENANT
                + "\",\"verifiedDomains\":[{\"name\":\"contoso.com\",\"isInitial\":false},"
                + "{\"name\":\"contoso.onmicrosoft.com\",\"isInitial\":true}]}"));
    graph = server.connect();
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  @Test
  void theKeysOfAnAccountAreInTheFacet() {
    rows(
        USERS,
        user(
            ADA,
            "\"employeeId\":\"E42\",\"onPremisesSamAccountName\":\"ada\","
                + "\"onPremisesSecurityIdentifier\":\"S-1-5-21-1\","
                + "\"onPremisesImmutableId\":\"aGk=\","
                + "\"onPremisesUserPrincipalName\":\"ada@contoso.local\","
                + "\"identities\":[{\"signInType\":\"userPrincipalName\",\"issuer\":\"x\","
                + "\"issuerAssignedId\":\"ada@contoso.com\"},{\"signInType\":\"federated\","
                + "\"issuer\":\"google.com\",\"issuerAssignedId\":\"1098\"},"
                + "{\"signInType\":\"federated\",\"issuer\":\"mail\","
                + "\"issuerAssignedId\":null}]"));

    Facet facet = identified(lookup(key(IdentifierKind.OBJECT_ID, ADA)));

    assertThat(values(facet))
        .containsExactly(
            "object-id=" + ADA,
            "user-principal-name=ada@contoso.com",
            "user-principal-name=ada@contoso.local",
            "employee-id=E42",
            "sam-account-name=ada",
            "security-identifier=S-1-5-21-1",
            "on-premises-immutable-id=aGk=",
            "issuer-assigned-id=1098");
    assertThat(facet.identifiers().get(2).strength()).isEqualTo(Strength.WEAK);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void anEmployeeIdFindsTheOneAccountThatCarriesIt() {
    rows(USERS, user(ADA, "\"employeeId\":\"E'42\""), user(BOB, "\"employeeId\":\"E43\""));

    for (boolean ignored : List.of(false, true)) {
      filtersIgnored = ignored;
      assertThat(values(identified(lookup(key(GraphIdentifierKinds.EMPLOYEE_ID, "e'42")))))
          .contains("object-id=" + ADA);
    }
    Seen asked = server.seen().get(0);
    assertThat(asked.option("$filter")).isEqualTo("employeeId eq 'e''42'");
    assertThat(asked.header("ConsistencyLevel")).isEqualTo("eventual");
  }

  @Test
  void anEmployeeIdOfTwoPeopleStopsWithMaskedLines() {
    rows(USERS, user(ADA, "\"employeeId\":\"E42\""), user(BOB, "\"employeeId\":\"E42\""));

    assertThat(lookup(key(GraphIdentifierKinds.EMPLOYEE_ID, "E42")))
        .isInstanceOfSatisfying(
            Resolution.Ambiguous.class,
            several ->
                assertThat(several.candidates())
                    .hasSize(2)
                    .allMatch(line -> !line.contains("E42") && !line.contains("@"))
                    .noneMatch(line -> line.contains(ADA) || line.contains(BOB)));
  }

  @Test
  void anEmployeeIdThatAFormerEmployeeCarriedTooIsAmbiguous() {
    rows(USERS, user(ADA, "\"employeeId\":\"E42\""));
    rows(DELETED, user(BOB, "\"employeeId\":\"E42\""));

    assertThat(lookup(key(GraphIdentifierKinds.EMPLOYEE_ID, "E42")))
        .isInstanceOf(Resolution.Ambiguous.class);
  }

  @Test
  void anEmployeeNumberOfAnotherPersonWithAnObjectIdIsAmbiguous() {
    rows(USERS, user(ADA, "\"employeeId\":\"E42\""), user(BOB, "\"employeeId\":\"E43\""));

    assertThat(
            lookup(
                key(IdentifierKind.OBJECT_ID, ADA), key(GraphIdentifierKinds.EMPLOYEE_ID, "E43")))
        .isInstanceOf(Resolution.Ambiguous.class);
  }

  @Test
  void hiddenNumbersAreNotTakenForAbsentOnes() {
    rows(USERS, user(ADA, "\"employeeId\":null"));
    filtersIgnored = true;

    assertThat(lookup(key(GraphIdentifierKinds.EMPLOYEE_ID, "E42")))
        .isInstanceOfSatisfying(
            Resolution.Unavailable.class,
            hidden -> assertThat(hidden.gap().status()).isEqualTo(LedgerStatus.NOT_READABLE));
  }

  @Test
  void namesOnPremisesFindTheirAccounts() {
    rows(
        USERS,
        user(
            ADA,
            "\"mail\":\"x@contoso.com\",\"onPremisesSamAccountName\":\"ada\",\"onPremisesSecurityIdentifier\":\"S-1-5\","
                + "\"onPremisesImmutableId\":\"aGk=\","
                + "\"onPremisesUserPrincipalName\":\"ada@contoso.local\""),
        user(BOB, "\"onPremisesSamAccountName\":\"bob\",\"onPremisesImmutableId\":\"AGK=\""));

    for (Identifier key :
        List.of(
            key(GraphIdentifierKinds.SAM_ACCOUNT_NAME, "ADA"),
            key(GraphIdentifierKinds.SECURITY_IDENTIFIER, "S-1-5"),
            key(GraphIdentifierKinds.ON_PREMISES_IMMUTABLE_ID, "aGk="),
            key(IdentifierKind.USER_PRINCIPAL_NAME, "ada@contoso.local"))) {
      assertThat(values(identified(lookup(key)))).contains("object-id=" + ADA);
    }
  }

  @Test
  void aSocialAccountIsFoundByItsIssuersNameForIt() {
    rows(USERS, user(ADA, signIn("facebook.com", "1098")), user(BOB, signIn("google.com", "1098")));
    filtersIgnored = true;

    Resolution answer =
        lookup(
            key(GraphIdentifierKinds.ISSUER_ASSIGNED_ID, "1098"),
            key(GraphIdentifierKinds.IDENTITY_ISSUER, "Google.com"));

    assertThat(values(identified(answer))).contains("object-id=" + BOB);
    assertThat(server.seen().get(0).option("$filter"))
        .isEqualTo("identities/any(c:c/issuerAssignedId eq '1098' and c/issuer eq 'Google.com')");
  }

  @Test
  void withoutAnIssuerTheTenantsOwnIsSearchedAndAnEmptyResultIsNotFinal() {
    rows(USERS, user(ADA, signIn("contoso.onmicrosoft.com", "ada")));

    assertThat(values(identified(lookup(key(GraphIdentifierKinds.ISSUER_ASSIGNED_ID, "ada")))))
        .contains("object-id=" + ADA);
    assertThat(lookup(key(GraphIdentifierKinds.ISSUER_ASSIGNED_ID, "bob")))
        .isInstanceOfSatisfying(
            Resolution.Unavailable.class,
            open -> assertThat(open.gap().detail()).contains("identity-issuer"));
  }

  @Test
  void aCustomerWhoseAddressIsASignInNameOnlyIsFoundByIt() {
    rows(USERS, user(ADA, signIn("contoso.onmicrosoft.com", "ada@home.example")));

    assertThat(values(identified(lookup(key(IdentifierKind.MAIL, "ada@home.example")))))
        .contains("object-id=" + ADA);
  }

  @Test
  void aContactWithoutAccountIsIdentifiedByItsOwnId() {
    rows(
        CONTACTS,
        "{\"id\":\""
            + ADA
            + "\",\"mail\":\"ada@partner.example\","
            + "\"proxyAddresses\":[\"SMTP:ada@partner.example\",\"smtp:al@partner.example\"]}",
        "{\"id\":\"" + BOB + "\",\"mail\":\"bob@partner.example\",\"proxyAddresses\":[]}");
    for (boolean ignored : List.of(false, true)) {
      filtersIgnored = ignored;

      Facet facet = identified(lookup(key(IdentifierKind.MAIL, "AL@partner.example")));

      assertThat(facet.complete()).isTrue();
      assertThat(values(facet))
          .containsExactly(
              "contact-id=" + ADA,
              "mail=ada@partner.example",
              "proxy-address=ada@partner.example",
              "proxy-address=al@partner.example");
    }
  }

  @Test
  void twoContactsWithOneAddressAreAmbiguous() {
    rows(
        CONTACTS,
        "{\"id\":\"" + ADA + "\",\"mail\":\"desk@partner.example\"}",
        "{\"id\":\"" + BOB + "\",\"mail\":\"desk@partner.example\"}");

    assertThat(lookup(key(IdentifierKind.MAIL, "desk@partner.example")))
        .isInstanceOfSatisfying(
            Resolution.Ambiguous.class,
            several ->
                assertThat(several.candidates())
                    .containsExactly(
                        "aaaaaaaa\u2026 organisational contact",
                        "bbbbbbbb\u2026 organisational contact"));
  }

  @Test
  void aPersonOfAnotherTenantIsFoundByNameAndByHomeId() {
    String row =
        "{\"userId\":\""
            + ADA
            + "\",\"userPrincipalName\":\"ada@partner.example\","
            + "\"homeTenantId\":\"t\"}";
    rows(PROFILES, row);
    replies.put(PROFILES + "/" + ADA, ScriptedReply.json(row));

    for (Identifier key :
        List.of(
            key(IdentifierKind.USER_PRINCIPAL_NAME, "ada@partner.example"),
            key(GraphIdentifierKinds.HOME_OBJECT_ID, ADA))) {
      Facet facet = identified(lookup(key));
      assertThat(values(facet))
          .containsExactly("home-object-id=" + ADA, "user-principal-name=ada@partner.example");
    }
    assertThat(lookup(key(GraphIdentifierKinds.HOME_OBJECT_ID, BOB)))
        .isInstanceOf(Resolution.NotIdentified.class);
  }

  @Test
  void aProfileOfAnotherPersonIsAFailure() {
    replies.put(
        PROFILES + "/" + ADA,
        ScriptedReply.json(
            "{\"userId\":\"" + BOB + "\",\"userPrincipalName\":\"b@partner.example\"}"));

    assertThat(lookup(key(GraphIdentifierKinds.HOME_OBJECT_ID, ADA)))
        .isInstanceOf(Resolution.Unavailable.class);
  }

  @Test
  void unreadableContactsMakeTheIdentityUnavailable() {
    replies.put(CONTACTS, ScriptedReply.error(403, "Authorization_RequestDenied"));

    assertThat(lookup(key(IdentifierKind.MAIL, "ada@partner.example")))
        .isInstanceOfSatisfying(
            Resolution.Unavailable.class,
            open -> assertThat(open.gap().status()).isEqualTo(LedgerStatus.NOT_READABLE));
  }

  @Test
  void withoutBetaNoBetaRequestIsSentAndAGapIsReported() {
    rows(CONTACTS, "{\"id\":\"" + BOB + "\",\"mail\":\"bob@partner.example\"}");
    GraphUsers users = new GraphUsers(graph).withoutBeta(SWITCHED_OFF);

    Facet contact =
        identified(
            users.lookup(known(key(IdentifierKind.MAIL, "bob@partner.example")), "test", live()));

    assertThat(contact.gaps()).containsExactly(SWITCHED_OFF);
    assertThat(users.lookup(known(key(GraphIdentifierKinds.HOME_OBJECT_ID, ADA)), "test", live()))
        .isEqualTo(new Resolution.Unavailable(SWITCHED_OFF));
    assertThat(server.seen()).noneMatch(request -> request.path().startsWith("/beta"));
  }

  @Test
  void aPersonWithAnAccountIsNotSearchedElsewhere() {
    rows(USERS, user(ADA, "\"mail\":\"ada@contoso.com\""));

    identified(lookup(key(IdentifierKind.MAIL, "ada@contoso.com")));

    assertThat(server.seen()).extracting(Seen::path).containsOnly(USERS, DELETED);
  }

  private ScriptedReply answer(Seen request) {
    ScriptedReply reply = replies.get(request.path());
    if (reply != null) {
      return reply;
    }
    String single = USERS + "/";
    if (request.path().startsWith(single)) {
      String id = request.path().substring(single.length());
      return rows.getOrDefault(USERS, List.of()).stream()
          .filter(row -> row.matches(".*\"(id|userPrincipalName)\":\"\\Q" + id + "\\E\".*"))
          .findFirst()
          .map(ScriptedReply::json)
          .orElse(ScriptedReply.error(404, "Request_ResourceNotFound"));
    }
    if (request.path().startsWith(PROFILES + "/")) {
      return ScriptedReply.error(404, "Request_ResourceNotFound");
    }
    String filter = request.option("$filter");
    List<String> kept = new ArrayList<>(rows.getOrDefault(request.path(), List.of()));
    kept.removeIf(row -> filter != null && !filtersIgnored && !matches(row, filter));
    return ScriptedReply.page(kept.toArray(new String[0]));
  }

  /** Good enough for the filters that are sent: the first literal, as a whole text's end. */
  private static boolean matches(String row, String filter) {
    String literal = filter.replaceAll("^[^']*'((?:[^']|'')*)'.*$", "$1").replace("''", "'");
    return row.toLowerCase(Locale.ROOT).contains(literal.toLowerCase(Locale.ROOT) + "\"");
  }

  private void rows(String path, String... some) {
    rows.put(path, List.of(some));
  }

  private static String user(String id, String properties) {
    String name = id.equals(ADA) ? "ada" : "bob";
    return "{\"id\":\""
        + id
        + "\",\"userPrincipalName\":\""
        + name
        + "@contoso.com\","
        + properties
        + "}";
  }

  private static String signIn(String issuer, String name) {
    return "\"mail\":\"x@contoso.com\",\"identities\":[{\"signInType\":\"federated\",\"issuer\":\""
        + issuer
        + "\",\"issuerAssignedId\":\""
        + name
        + "\"}]";
  }

  private static Identifier key(IdentifierKind kind, String value) {
    return Identifier.of(kind, value);
  }

  private static Cancellation live() {
    return new Cancellation();
  }

  private static Identity known(Identifier... identifiers) {
    return new Identity("p1", DataSubject.of(identifiers), List.of());
  }

  private Resolution lookup(Identifier... identifiers) {
    return new GraphUsers(graph).lookup(known(identifiers), "test", live());
  }

  private static Facet identified(Resolution answer) {
    assertThat(answer).isInstanceOf(Resolution.Identified.class);
    return answer.facets().get(0);
  }

  private static List<String> values(Facet facet) {
    return facet.identifiers().stream()
        .map(KnownIdentifier::identifier)
        .map(identifier -> identifier.kind().name() + "=" + identifier.value())
        .toList();
  }
}
