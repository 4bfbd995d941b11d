package org.dsr4j.graph.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ScriptedGraph;
import org.dsr4j.graph.ScriptedGraph.Seen;
import org.dsr4j.graph.ScriptedReply;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Resolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphUsersTest {

  private static final String ADA = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String BOB = "bbbbbbbb-0000-0000-0000-000000000002";
  private static final String UPN = "ada@contoso.com";
  private static final String CREATED = "2019-05-01T10:00:00Z";

  /** How the simulated service treats filters. */
  private enum Filters {
    HONOURED,
    IGNORED,
    REFUSED
  }

  private final Map<String, String> living = new LinkedHashMap<>();
  private final Map<String, String> deleted = new LinkedHashMap<>();
  private Filters filters = Filters.HONOURED;
  private ScriptedReply deletedUsers;
  private ScriptedGraph server;
  private GraphConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph().answering(this::answer);
    graph = server.connect();
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  @Test
  void anObjectIdFindsItsAccount() {
    living.put(
        ADA,
        user(
            ADA,
            UPN,
            "Ada.L@contoso.com",
            "ada@home.example",
            "SMTP:Ada.L@contoso.com",
            "smtp:al@contoso.com",
            "SIP:ada@contoso.com"));

    Facet facet = identified(lookup(id(ADA.toUpperCase(Locale.ROOT))));

    assertThat(facet.name()).isEqualTo(Facet.USER);
    assertThat(facet.complete()).isTrue();
    assertThat(values(facet))
        .containsExactly(
            "object-id=" + ADA,
            "user-principal-name=" + UPN,
            "mail=Ada.L@contoso.com",
            "proxy-address=Ada.L@contoso.com",
            "proxy-address=al@contoso.com",
            "other-mail=ada@home.example");
    assertThat(facet.identifiers())
        .allSatisfy(
            known -> {
              assertThat(known.provenance()).isEqualTo("test");
              assertThat(known.lifetime()).isEqualTo(Window.since(Instant.parse(CREATED)));
              boolean unchecked = known.identifier().kind().equals(IdentifierKind.OTHER_MAIL);
              assertThat(known.strength()).isEqualTo(unchecked ? Strength.WEAK : Strength.STRONG);
            });
    assertThat(server.seen()).hasSize(1);
    assertThat(server.seen().get(0).option("$select"))
        .isEqualTo(
            "id,userPrincipalName,mail,otherMails,proxyAddresses,userType,accountEnabled,"
                + "onPremisesSyncEnabled,creationType,externalUserState,employeeId,"
                + "onPremisesSamAccountName,onPremisesSecurityIdentifier,onPremisesImmutableId,"
                + "onPremisesUserPrincipalName,identities,createdDateTime");
  }

  @Test
  void anObjectIdFindsADeletedAccountWithItsFormerName() {
    String renamed = ADA.replace("-", "").toUpperCase(Locale.ROOT) + UPN;
    deleted.put(
        ADA,
        user(ADA, renamed, null, null)
            .replace("{", "{\"deletedDateTime\":\"2024-02-01T00:00:00Z\","));

    Facet facet = identified(lookup(id(ADA)));

    assertThat(values(facet))
        .containsExactly(
            "object-id=" + ADA,
            "deleted-object-id=" + ADA,
            "user-principal-name=" + UPN,
            "user-principal-name=" + renamed);
    assertThat(facet.identifiers().get(2).lifetime())
        .isEqualTo(Window.between(Instant.parse(CREATED), Instant.parse("2024-02-01T00:00:00Z")));
    assertThat(server.seen().get(1).path())
        .isEqualTo("/v1.0/directory/deletedItems/" + ADA + "/graph.user");
  }

  @Test
  void anUnknownObjectIdFindsNoAccountAndNamesAreNotSearched() {
    living.put(BOB, user(BOB, UPN, null, null));

    assertThat(lookup(id(ADA), upn(UPN))).isInstanceOf(Resolution.NotIdentified.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"delta", "$count", "ada@contoso.com", "../groups"})
  void anInvalidObjectIdIsNeverPutInAPath(String value) {
    assertThat(lookup(id(value))).isInstanceOf(Resolution.NotIdentified.class);
    assertThat(server.seen()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@contoso.com",
        "ada_fabrikam.com#EXT#@contoso.onmicrosoft.com",
        "o'brien+x&y@contoso.com",
        "$ada@contoso.com",
        "a d\u00e4@contoso.com",
        "delta",
      })
  void aNameWithAnyCharactersFindsItsAccount(String name) {
    living.put(ADA, user(ADA, name, null, null));

    assertThat(values(identified(lookup(upn(name.toUpperCase(Locale.ROOT))))))
        .contains("user-principal-name=" + name);
    assertThat(server.seen())
        .noneMatch(request -> request.path().matches("/v1\\.0/users/(delta|\\$.*)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ada.L@contoso.com", "ADA@HOME.EXAMPLE", "al@contoso.com", "ada@contoso.com"})
  void anAddressFindsItsAccountUnderEachFilterMode(String address) {
    living.put(
        ADA,
        user(
            ADA,
            UPN,
            "ada.l@contoso.com",
            "ada@home.example",
            "SMTP:x@y.example",
            "smtp:AL@contoso.com"));
    living.put(BOB, user(BOB, "bob@contoso.com", "bob@contoso.com", null));
    for (Filters mode : new Filters[] {Filters.HONOURED, Filters.IGNORED}) {
      filters = mode;

      assertThat(values(identified(lookup(mail(address))))).contains("object-id=" + ADA);
    }
  }

  @Test
  void anIgnoredFilterFindsNoAccount() {
    filters = Filters.IGNORED;
    living.put(BOB, user(BOB, "bob@contoso.com", "bob@contoso.com", null));
    deleted.put(ADA, user(ADA, "other@contoso.com", null, null));

    assertThat(lookup(mail("nobody@contoso.com"))).isInstanceOf(Resolution.NotIdentified.class);
  }

  @Test
  void anAddressThatOnlyLooksAlikeFindsNoAccount() {
    filters = Filters.IGNORED;
    living.put(BOB, user(BOB, "bob@contoso.com", "\u212aim@contoso.com", null));
    deleted.put(ADA, user(ADA, "k\u0131m@contoso.com", null, null));

    assertThat(lookup(mail("kim@contoso.com"))).isInstanceOf(Resolution.NotIdentified.class);
  }

  @Test
  void anAddressInAnotherUnicodeFormIsThatOfTheAccount() {
    filters = Filters.IGNORED;
    String stored = "zoe\u0308@xn--bcher-kva.example";
    living.put(BOB, user(BOB, "bob@contoso.com", stored, null));

    Resolution answer = lookup(mail("zo\u00eb@b\u00fccher.example"));

    assertThat(values(identified(answer))).contains("object-id=" + BOB);
  }

  @Test
  void hiddenAddressesAreNotTakenForAbsentOnes() {
    filters = Filters.IGNORED;
    living.put(BOB, user(BOB, "bob@contoso.com", null, null));

    Resolution answer = lookup(mail("ada@contoso.com"));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Resolution.Unavailable.class,
            gap -> assertThat(gap.gap().status()).isEqualTo(LedgerStatus.NOT_READABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HONOURED", "IGNORED", "REFUSED"})
  void aDeletedAccountIsFoundByItsFormerNameUnderEachFilterMode(String mode) {
    filters = mode.equals("REFUSED") ? Filters.HONOURED : Filters.valueOf(mode);
    deletedUsers =
        mode.equals("REFUSED") ? ScriptedReply.error(400, "Request_UnsupportedQuery") : null;
    deleted.put(ADA, user(ADA, ADA.replace("-", "") + UPN, null, null));
    deleted.put(BOB, user(BOB, BOB.replace("-", "") + "bob@contoso.com", null, null));

    assertThat(values(identified(lookup(upn(UPN)))))
        .contains("object-id=" + ADA, "deleted-object-id=" + ADA);
    Seen filtered =
        server.seen().stream()
            .filter(request -> request.path().endsWith("graph.user"))
            .findFirst()
            .orElseThrow();
    assertThat(filtered.header("ConsistencyLevel")).isEqualTo("eventual");
    assertThat(filtered.option("$count")).isEqualTo("true");
    assertThat(filtered.option("$filter")).startsWith("endsWith(userPrincipalName,'" + UPN + "')");
  }

  @Test
  void aNameThatEndsAlikeIsNotTheName() {
    deleted.put(ADA, user(ADA, ADA.replace("-", "") + "x" + UPN, null, null));

    assertThat(lookup(upn(UPN))).isInstanceOf(Resolution.NotIdentified.class);
  }

  @Test
  void aRecycledNameIsAmbiguous() {
    living.put(BOB, user(BOB, UPN, null, null));
    deleted.put(ADA, user(ADA, ADA.replace("-", "") + UPN, null, null));

    assertThat(lookup(upn(UPN)))
        .isInstanceOfSatisfying(
            Resolution.Ambiguous.class,
            several ->
                assertThat(several.candidates())
                    .containsExactly(
                        "bbbbbbbb\u2026 member, created 2019",
                        "aaaaaaaa\u2026 member, deleted, created 2019"));
  }

  @Test
  void twoPeopleWithOneAddressAreAmbiguousUnlessAnotherNameDecides() {
    living.put(ADA, user(ADA, UPN, null, "family@home.example"));
    living.put(BOB, user(BOB, "bob@contoso.com", null, "family@home.example"));

    assertThat(lookup(mail("family@home.example"))).isInstanceOf(Resolution.Ambiguous.class);
    assertThat(values(identified(lookup(mail("family@home.example"), upn(UPN)))))
        .contains("object-id=" + ADA);
  }

  @Test
  void identifiersOfDifferentPeopleAreAmbiguous() {
    living.put(ADA, user(ADA, UPN, null, null));
    living.put(BOB, user(BOB, "bob@contoso.com", "bob@contoso.com", null));

    assertThat(lookup(upn(UPN), mail("bob@contoso.com"))).isInstanceOf(Resolution.Ambiguous.class);
    assertThat(lookup(id(ADA), upn("bob@contoso.com"))).isInstanceOf(Resolution.Ambiguous.class);
    assertThat(lookup(id(ADA), id(BOB))).isInstanceOf(Resolution.Ambiguous.class);
  }

  @Test
  void anIdentifierThatNoAccountHasIsIgnored() {
    living.put(ADA, user(ADA, UPN, "ada.l@contoso.com", null));

    assertThat(values(identified(lookup(upn(UPN), mail("ada@private.example")))))
        .contains("object-id=" + ADA);
    assertThat(values(identified(lookup(id(ADA), mail("ada@private.example")))))
        .contains("object-id=" + ADA);
  }

  @Test
  void aLearnedObjectIdSavesTheSearch() {
    living.put(ADA, user(ADA, UPN, "ada.l@contoso.com", null));
    Facet user =
        new Facet(
            Facet.USER,
            List.of(KnownIdentifier.strong(Identifier.of(IdentifierKind.OBJECT_ID, ADA), "other")),
            List.of());
    Identity known = new Identity("p1", DataSubject.of(mail("ADA.L@contoso.com")), List.of(user));

    identified(new GraphUsers(graph).lookup(known, "test", new Cancellation()));

    assertThat(server.seen()).extracting(Seen::path).containsExactly("/v1.0/users/" + ADA);
  }

  @Test
  void aForeignKindIsNoReasonToAsk() {
    Identifier device = Identifier.of(IdentifierKind.DEVICE_ID, ADA);

    assertThat(lookup(device)).isInstanceOf(Resolution.NotIdentified.class);
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void aResponseAboutAnotherAccountIsAFailure() {
    living.put(ADA, user(BOB, "bob@contoso.com", null, null));
    assertThat(lookup(id(ADA))).isInstanceOf(Resolution.Unavailable.class);

    living.put(
        ADA,
        user(ADA, UPN, null, null).replace("{", "{\"@odata.type\":\"#microsoft.graph.group\","));
    assertThat(lookup(id(ADA))).isInstanceOf(Resolution.Unavailable.class);
  }

  @Test
  void anUnreachableServiceMakesTheIdentityUnavailableWithTheEndpoint() {
    server.answering(request -> ScriptedReply.error(403, "Authorization_RequestDenied"));

    assertThat(lookup(upn(UPN)))
        .isInstanceOfSatisfying(
            Resolution.Unavailable.class,
            answer -> {
              assertThat(answer.gap().status()).isEqualTo(LedgerStatus.NOT_READABLE);
              assertThat(answer.gap().detail())
                  .startsWith("user lookup: GET /v1.0/users/{userPrincipalName}: ")
                  .contains("403")
                  .doesNotContain("ada");
            });
  }

  @Test
  void unreadableDeletedAccountsAreAGapWhenAnActiveAccountIsFound() {
    living.put(ADA, user(ADA, UPN, null, null));
    server.answering(
        request ->
            request.path().contains("deletedItems")
                ? ScriptedReply.error(403, "Authorization_RequestDenied")
                : answer(request));

    Facet facet = identified(lookup(upn(UPN)));

    assertThat(facet.complete()).isFalse();
    assertThat(facet.gaps().get(0).status()).isEqualTo(LedgerStatus.NOT_READABLE);
    living.clear();
    assertThat(lookup(upn(UPN))).isInstanceOf(Resolution.Unavailable.class);
  }

  @Test
  void theCreationDateIsNotSelectedInCloudsWithoutIt() throws IOException {
    living.put(ADA, user(ADA, UPN, null, null).replace(CREATED, "0001-01-01T00:00:00Z"));
    try (GraphConnection sealedOff = server.builder().cloud(server.cloud("us-nat")).build()) {
      Identity known = new Identity("p1", DataSubject.of(id(ADA)), List.of());

      Facet facet = identified(new GraphUsers(sealedOff).lookup(known, "test", new Cancellation()));

      assertThat(facet.identifiers()).allMatch(identifier -> identifier.lifetime().unbounded());
    }
    assertThat(server.seen().get(0).option("$select")).doesNotContain("createdDateTime");
  }

  @Test
  void aCancelledLookupIsUnavailable() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Identity known = new Identity("p1", DataSubject.of(upn(UPN)), List.of());

    assertThat(new GraphUsers(graph).lookup(known, "test", cancellation))
        .isInstanceOf(Resolution.Unavailable.class);
  }

  /** A directory that treats filters as configured. */
  private ScriptedReply answer(Seen request) {
    String path = request.path();
    String filter = request.option("$filter");
    if (path.equals("/v1.0/contacts") || path.equals("/beta/directory/inboundSharedUserProfiles")) {
      return ScriptedReply.page();
    }
    if (path.equals("/v1.0/users")) {
      return list(living, filter);
    }
    if (path.equals("/v1.0/directory/deletedItems/graph.user")) {
      return filter != null && deletedUsers != null ? deletedUsers : list(deleted, filter);
    }
    String key = path.replaceAll("^/v1.0/(users|directory/deletedItems)/|/graph.user$", "");
    Map<String, String> users = path.contains("deletedItems") ? deleted : living;
    return users.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().equalsIgnoreCase(key)
                    || holds(entry.getValue(), "\"userPrincipalName\":\"" + key + "\""))
        .findFirst()
        .map(
            entry ->
                ScriptedReply.json("{\"@odata.context\":\"c\"," + entry.getValue().substring(1)))
        .orElse(ScriptedReply.error(404, "Request_ResourceNotFound"));
  }

  private ScriptedReply list(Map<String, String> users, String filter) {
    List<String> rows = new ArrayList<>();
    for (String row : users.values()) {
      if (filter == null || filters == Filters.IGNORED || matches(row, filter)) {
        rows.add(row);
      }
    }
    return ScriptedReply.page(rows.toArray(new String[0]));
  }

  /** Good enough for the filters that are sent: the first literal, anywhere at a text's end. */
  private static boolean matches(String row, String filter) {
    String literal = filter.replaceAll("^[^']*'((?:[^']|'')*)'.*$", "$1").replace("''", "'");
    return holds(row, literal + "\"");
  }

  private static boolean holds(String row, String text) {
    return row.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static String user(String id, String upn, String mail, String other, String... proxies) {
    return "{\"id\":\""
        + id
        + "\",\"userPrincipalName\":\""
        + upn
        + "\",\"mail\":"
        + (mail == null ? "null" : "\"" + mail + "\"")
        + ",\"otherMails\":["
        + (other == null ? "" : "\"" + other + "\"")
        + "],\"proxyAddresses\":["
        + (proxies.length == 0 ? "" : "\"" + String.join("\",\"", proxies) + "\"")
        + "],\"userType\":\"Member\",\"accountEnabled\":true,\"createdDateTime\":\""
        + CREATED
        + "\"}";
  }

  private Resolution lookup(Identifier... identifiers) {
    Identity known = new Identity("p1", DataSubject.of(identifiers), List.of());
    return new GraphUsers(graph).lookup(known, "test", new Cancellation());
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

  private static Identifier id(String value) {
    return Identifier.of(IdentifierKind.OBJECT_ID, value);
  }

  private static Identifier upn(String value) {
    return Identifier.of(IdentifierKind.USER_PRINCIPAL_NAME, value);
  }

  private static Identifier mail(String value) {
    return Identifier.of(IdentifierKind.MAIL, value);
  }
}
