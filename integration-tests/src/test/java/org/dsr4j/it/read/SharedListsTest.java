package org.dsr4j.it.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Report;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedLimits;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The list of all sign-in methods replaces the lists of single types only as far as it shows the
 * same objects.
 */
class SharedListsTest {

  private static final String AUTHENTICATION = "/authentication/";
  private static final String SUMMARY = AUTHENTICATION + "methods";

  private static SimulatedTenant simulated;
  private static SimulatedUser person;
  private static SimulatedUser withoutMethods;

  /** How the service may answer the list of all methods. */
  private enum Mode {
    AS_DOCUMENTED(body -> body),
    WITHOUT_TYPES(body -> body.replaceAll("\"@odata.type\":\"[^\"]*\",", "")),
    TYPES_LAST(body -> body.replaceAll("\\{(\"@odata.type\":\"[^\"]*\"),([^{}]*)}", "{$2,$1}")),
    SHORT_ROWS(body -> body.replaceAll(",\"phoneNumber\":\"[^\"]*\"", "")),
    NULLS(body -> body.replaceAll("\"displayName\":\"[^\"]*\"", "\"displayName\":null")),
    UNKNOWN_TYPE(body -> body.replace("fido2AuthenticationMethod", "laterAuthenticationMethod")),
    CUT(body -> body.substring(0, body.length() / 2)),
    REFUSED(400),
    FORBIDDEN(403),
    NOT_FOUND(404),
    FAILS(500);

    private final UnaryOperator<String> damage;
    private final int status;

    Mode(UnaryOperator<String> damage) {
      this.damage = damage;
      status = 200;
    }

    Mode(int status) {
      this.damage = body -> body;
      this.status = status;
    }

    private SimulatedResponse answer(RecordedRequest request, SimulatedResponse response) {
      if (!request.path().endsWith(SUMMARY)) {
        return response;
      }
      return status == 200
          ? response.body(damage.apply(response.text()))
          : SimulatedResponse.json(
              status, "{\"error\":{\"code\":\"Scripted\",\"message\":\"refused\"}}");
    }
  }

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start();
    simulated.exportJobs().finishAtPoll(1);
    person = simulated.user("person").mail("person@contoso.com");
    person
        .device(SimulatedDevice::windows)
        .device(SimulatedDevice::iphone)
        .device(SimulatedDevice::windows)
        .inEverySource()
        .samples("phoneMethod", 2);
    simulated.user("other").device(SimulatedDevice::windows).inEverySource();
    withoutMethods = simulated.user("without").mail("without@contoso.com");
  }

  @BeforeEach
  void clear() {
    simulated.answers().rewrite((request, response) -> response);
    simulated.limits(SimulatedLimits.documented().observeOnly());
    simulated.clearRequests();
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  /** Records and ledger of one export, for the sources of sign-in methods. */
  private record Result(Map<String, Set<String>> records, Map<String, String> entries) {}

  private static Result export(SimulatedUser user, boolean shortcuts, String token) {
    Map<String, Set<String>> records = new TreeMap<>();
    try (GraphConnection graph = GraphTenant.connect(simulated, GraphTenant.token(token));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(
                    new AzureAdAdapterProvider(),
                    "azuread",
                    Configuration.of(Map.of("shortcuts", String.valueOf(shortcuts))))
                .resource(GraphConnection.class, graph)
                .build()) {
      Report report =
          dsr.export(
              GraphTenant.request(dsr, user),
              ExportTarget.records(
                  record ->
                      records
                          .computeIfAbsent(record.source().toString(), any -> new TreeSet<>())
                          .add(
                              record.key().value()
                                  + " "
                                  + new String(record.content().bytes(), UTF_8))));
      return new Result(
          records,
          report.ledger().entries().stream()
              .collect(Collectors.toMap(e -> e.source().source(), SharedListsTest::line)));
    }
  }

  private static String line(LedgerEntry entry) {
    return entry.status()
        + " "
        + entry.found()
        + " "
        + entry.duplicates()
        + " "
        + entry.gaps().stream().map(gap -> gap.code().code() + gap.detail()).sorted().toList();
  }

  private static List<String> narrow() {
    return simulated.requests().stream()
        .filter(request -> request.path().contains(AUTHENTICATION))
        .map(request -> request.path().substring(request.path().indexOf(AUTHENTICATION)))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void theResultIsTheSameWithAndWithoutTheSharedList(Mode mode) {
    simulated.answers().rewrite(mode::answer);

    Result with = export(person, true, simulated.accessToken());
    Result without = export(person, false, simulated.accessToken());

    assertThat(with.records()).isEqualTo(without.records());
    assertThat(with.entries()).isEqualTo(without.entries());
  }

  @Test
  void theListOfAllMethodsIsReadOnceAndReplacesTheOthers() {
    Result with = export(person, true, simulated.accessToken());

    assertThat(with.records().keySet())
        .filteredOn(source -> source.contains("aad-auth"))
        .hasSize(14);
    assertThat(narrow())
        .containsExactlyInAnyOrder(
            SUMMARY,
            AUTHENTICATION + "hardwareOathMethods",
            AUTHENTICATION + "qrCodePinMethod",
            AUTHENTICATION + "signInPreferences");
  }

  @Test
  void aTokenThatShowsOnlySomeTypesReadsEachList() {
    String some = simulated.accessToken("User.Read.All", "UserAuthMethod-Phone.Read.All");

    Result with = export(person, true, some);
    List<String> lists = narrow();
    Result without = export(person, false, some);

    assertThat(with).isEqualTo(without);
    assertThat(lists).contains(AUTHENTICATION + "phoneMethods", AUTHENTICATION + "fido2Methods");
  }

  @Test
  void anotherRunReadsAgain() {
    export(withoutMethods, true, simulated.accessToken());
    withoutMethods.samples("fido2Method", 1);

    Result later = export(withoutMethods, true, simulated.accessToken());

    assertThat(later.entries().get("aad-auth-fido2")).startsWith("FOUND 1");
  }

  @Test
  void onePersonNeedsAtMostSixteenRequestsOfTheNarrowestLimit() {
    export(person, true, simulated.accessToken());

    assertThat(simulated.throttling().bucket("identity-reports").accepted())
        .isLessThanOrEqualTo(16);
  }
}
