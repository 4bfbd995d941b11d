package org.dsr4j.it.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.azuread.export.PersonalDataExports;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphDisclosureConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.FaultScript;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure AD's own export: begun once for a request, asked about until it is done, never twice. */
@WithSimulatedTenant
class PersonalDataExportTest {

  private static final String EXPORT = "aad-export-personal-data";
  private static final String OPERATIONS = "aad-data-policy-operations";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 4);

  @TempDir Path folder;

  private final List<PersonalDataRecord> records = new ArrayList<>();
  private SimulatedTenant tenant;
  private SimulatedUser person;
  private PersonalDataExports exports;
  private int locations;
  private GraphCloud cloud;

  @BeforeEach
  void begin(SimulatedTenant simulated) {
    tenant = simulated;
    person = tenant.user("person");
    cloud = GraphTenant.cloud(tenant);
    exports = PersonalDataExports.inDirectory(folder.resolve("exports"), this::location);
  }

  private URI location() {
    return URI.create("https://store.example/copies-" + ++locations + "?sv=1&sig=s3cret");
  }

  private DsrRequest request() {
    DsrRequest request =
        GraphTenant.request(
            TenantId.of(tenant.id()), "DSR-7", DataSubject.objectId(person.objectId()));
    return request.withDecision(Decision.grant("the person asked", "privacy officer", DAY));
  }

  /** Every run is another process: nothing is shared but the folder. */
  private Report run(UnaryOperator<DsrBuilder> settings, Function<Dsr, Report> verb) {
    records.clear();
    Configuration configuration = Configuration.of(Map.of("personalDataExports", "true"));
    try (GraphConnection graph =
            GraphTenant.connect(
                TenantId.of(tenant.id()), cloud, GraphTenant.token(tenant.accessToken()));
        GraphDisclosureConnection disclosing = disclosing();
        Dsr dsr =
            settings
                .apply(
                    Dsr.builder(graph.tenant())
                        .clock(tenant.clock())
                        .adapter(new AzureAdAdapterProvider(), "azuread", configuration)
                        .resource(GraphConnection.class, graph)
                        .resource(GraphDisclosureConnection.class, disclosing)
                        .resource(PersonalDataExports.class, exports))
                .build()) {
      return verb.apply(dsr);
    }
  }

  private GraphDisclosureConnection disclosing() {
    return GraphDisclosureConnection.builder(TenantId.of(tenant.id()))
        .credential(GraphTenant.token(tenant.accessToken()))
        .cloud(cloud)
        .limits(ThrottleLimits.off())
        .retry(GraphTenant.QUICK)
        .build();
  }

  private Report export(DsrRequest request) {
    return run(any -> any, dsr -> dsr.export(request, ExportTarget.records(records::add)));
  }

  private LedgerEntry exported() {
    return line(export(request()), EXPORT);
  }

  private static LedgerEntry line(Report report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  private static String detail(LedgerEntry line) {
    return line.gaps().get(0).code().code() + " " + line.gaps().get(0).detail();
  }

  private List<RecordedRequest> begun() {
    return tenant.requests().stream()
        .filter(request -> request.path().endsWith("/exportPersonalData"))
        .toList();
  }

  private long asked() {
    return tenant.requests().stream()
        .filter(request -> request.path().startsWith("/dataPolicyOperations"))
        .count();
  }

  private List<PersonalDataRecord> records(String source) {
    return records.stream().filter(record -> record.source().source().equals(source)).toList();
  }

  @Test
  void anExportBeginsItOnceAndEveryLaterRunAsksUntilItIsDone() {
    LedgerEntry first = exported();
    assertThat(first.status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(detail(first)).startsWith("azuread.export-pending").contains("not before");
    assertThat(exported().status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(begun()).hasSize(1);
    assertThat(begun().get(0).body()).contains("copies-1?sv=1&sig=s3cret");

    LedgerEntry line = exported();
    for (int run = 0; run < 10 && line.status() == LedgerStatus.PENDING; run++) {
      tenant.advance(Duration.ofHours(1));
      line = exported();
    }

    assertThat(line.status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(begun()).hasSize(1);
    assertThat(locations).isEqualTo(1);
    String supplement = new String(records(EXPORT).get(0).content().bytes(), UTF_8);
    assertThat(supplement)
        .contains("\"status\":\"complete\"", "\"completedDateTime\"", person.objectId())
        .contains("\"storageLocation\":\"https://store.example/copies-1\"")
        .doesNotContain("sig");
    String operation = new String(records(OPERATIONS).get(0).content().bytes(), UTF_8);
    assertThat(operation).contains("\"progress\"").doesNotContain("s3cret");
  }

  @Test
  void nothingIsAskedBeforeTheServicesTime() {
    exported();
    tenant.clearRequests();

    LedgerEntry line = line(run(any -> any, dsr -> dsr.discover(request())), EXPORT);

    assertThat(line.status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(begun()).isEmpty();
    // The other source reads the operation itself, which is no question for its progress.
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void discoveringTellsThatThereIsSomethingToExportAndBeginsNothing() {
    LedgerEntry line = line(run(any -> any, dsr -> dsr.discover(request())), EXPORT);

    assertThat(line.status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(detail(line)).startsWith("azuread.export-not-begun");
    assertThat(begun()).isEmpty();
    assertThat(locations).isZero();
  }

  @Test
  void nothingLeavesBeforeSomebodyGrantedTheRequest() {
    DsrRequest undecided =
        GraphTenant.request(
            TenantId.of(tenant.id()), "DSR-7", DataSubject.objectId(person.objectId()));
    for (DsrRequest request :
        List.of(undecided, undecided.withDecision(Decision.refuse("unfounded", "officer", DAY)))) {
      LedgerEntry line = line(export(request), EXPORT);

      assertThat(line.status()).isEqualTo(LedgerStatus.SKIPPED);
      assertThat(detail(line)).matches("dsr\\.(not-decided|declined) .*");
    }
    assertThat(begun()).isEmpty();
  }

  @Test
  void whereItDoesNotExistNothingIsCalled() {
    cloud =
        GraphCloud.custom(tenant.endpoint(), GraphCloud.GLOBAL.authorityHost(), "us-gov-fairfax");

    Report report = export(request());

    assertThat(line(report, EXPORT).status()).isEqualTo(LedgerStatus.NOT_APPLICABLE);
    assertThat(line(report, OPERATIONS).status()).isEqualTo(LedgerStatus.NOT_APPLICABLE);
    assertThat(begun()).isEmpty();
    assertThat(asked()).isZero();
  }

  @Test
  void aUsedContainerIsTheCallersTurnAndIsNotSentAgain() {
    PersonalDataExports fixed =
        PersonalDataExports.inDirectory(
            folder.resolve("exports"), () -> URI.create("https://store.example/copies-0?sig=x"));
    PersonalDataExports fresh = exports;
    exports = fixed;
    FaultScript post = tenant.faults().on("/users/{user-id}/exportPersonalData");
    post.error(400, "StorageLocationAlreadyUsed", "The storage location was used.");

    LedgerEntry refused = exported();
    LedgerEntry again = exported();
    post.clear();
    LedgerEntry later = exported();

    assertThat(begun()).hasSize(1);
    assertThat(List.of(refused, again, later))
        .allSatisfy(
            line -> {
              assertThat(line.status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
              assertThat(detail(line))
                  .startsWith("azuread.export-location-used")
                  .contains("new, empty");
            });
    LedgerEntry told = line(run(any -> any, dsr -> dsr.discover(request())), EXPORT);
    assertThat(detail(told)).startsWith("azuread.export-not-begun").doesNotContain("before");

    exports = fresh;
    assertThat(exported().status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(begun()).hasSize(2);
    assertThat(begun().get(1).body()).contains("copies-1");
  }

  @Test
  void anAnswerThatWasLostIsNoReasonToBeginAgainForADay() {
    tenant.watch(new LostStartResponse());
    LedgerEntry lost = exported();
    tenant.unwatch();
    assertThat(lost.status()).isEqualTo(LedgerStatus.UNKNOWN);
    assertThat(detail(lost)).startsWith("azuread.export-unknown").contains("your storage");

    tenant.advance(Duration.ofHours(23));
    assertThat(exported().status()).isEqualTo(LedgerStatus.UNKNOWN);
    assertThat(begun()).hasSize(1);

    tenant.advance(Duration.ofHours(2));
    assertThat(exported().status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(begun()).extracting(RecordedRequest::body).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aRefusalSurelyBeganNothingAndTheNextRunTriesAgain() {
    tenant.faults().on("/users/{id}/exportPersonalData").times(1).reply(403);
    assertThat(exported().status()).isEqualTo(LedgerStatus.NOT_READABLE);

    assertThat(exported().status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(begun()).hasSize(2);
  }

  @Test
  void whatTheServiceGaveUpFailsWithTheWayToATicketAndIsBegunAgainADayLater() {
    exported();
    leadTo("failed", person.objectId());
    tenant.advance(Duration.ofHours(1));
    LedgerEntry failed = exported();
    assertThat(failed.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(detail(failed))
        .startsWith("azuread.export-failed")
        .contains("Privacy Blade and GDPR Requests");
    assertThat(exported().status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(begun()).hasSize(1);

    tenant.advance(Duration.ofDays(1));

    assertThat(exported().status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(begun()).hasSize(2);
  }

  @Test
  void whatIsNotDoneAfterAMonthFails() {
    exported();
    leadTo("unknownFutureValue", person.objectId());
    tenant.advance(Duration.ofDays(29));
    assertThat(exported().status()).isEqualTo(LedgerStatus.PENDING);

    tenant.advance(Duration.ofDays(2));

    assertThat(exported().status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(begun()).hasSize(1);
  }

  @Test
  void anotherPersonsOperationIsNobodysRecord() {
    exported();
    leadTo("complete", tenant.user("bystander").objectId());
    tenant.advance(Duration.ofHours(1));

    assertThat(exported().status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(records(EXPORT)).isEmpty();
    assertThat(records(OPERATIONS)).isEmpty();
  }

  @Test
  void whatIsKeptNamesNobodyAndIsTheOwnersOnly() throws IOException {
    exported();

    try (Stream<Path> files = Files.list(folder.resolve("exports"))) {
      Path file = files.toList().get(0);
      assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}\\.export");
      assertThat(Files.readString(file)).doesNotContain(person.objectId(), "s3cret", "store");
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
      Files.writeString(file, "nonsense");
    }

    LedgerEntry damaged = exported();
    assertThat(damaged.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(detail(damaged)).startsWith("azuread.export-memory-unusable");
    assertThat(begun()).hasSize(1);
  }

  @Test
  void withoutStoragePeopleDoItByHand() {
    try (GraphTenant graph = new GraphTenant(tenant)) {
      SourceAttestation word =
          new SourceAttestation(EXPORT, "administrator", DAY, "exported in the portal");

      Report open = graph.dsr().discover(request());
      Report attested = graph.dsr().discover(request().withAttestation(word));

      assertThat(line(open, EXPORT).status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
      assertThat(detail(line(open, EXPORT))).contains("personalDataExports");
      assertThat(line(attested, EXPORT).status()).isEqualTo(LedgerStatus.ATTESTED);
      assertThat(line(open, OPERATIONS).status()).isEqualTo(LedgerStatus.DECLARED_IMPOSSIBLE);
    }
    assertThat(begun()).isEmpty();
  }

  @Test
  void withTheKeyTheStorageMustBeHandedOver() {
    Configuration configuration = Configuration.of(Map.of("personalDataExports", "true"));
    try (GraphConnection graph =
        GraphTenant.connect(tenant, GraphTenant.token(tenant.accessToken()))) {
      DsrBuilder builder =
          Dsr.builder(graph.tenant())
              .adapter(new AzureAdAdapterProvider(), "azuread", configuration)
              .resource(GraphConnection.class, graph);

      assertThatThrownBy(builder::build)
          .hasMessageContaining("PersonalDataExports")
          .hasMessageEndingWith("[dsr.missing-resource]");
    }
  }

  @Test
  void withoutTheConnectionForItTheSourceSaysWhatToHandOver() {
    Configuration configuration = Configuration.of(Map.of("personalDataExports", "true"));
    try (GraphConnection graph =
            GraphTenant.connect(tenant, GraphTenant.token(tenant.accessToken()));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .clock(tenant.clock())
                .adapter(new AzureAdAdapterProvider(), "azuread", configuration)
                .resource(GraphConnection.class, graph)
                .resource(PersonalDataExports.class, exports)
                .build()) {
      LedgerEntry line = line(dsr.export(request(), ExportTarget.records(records::add)), EXPORT);

      assertThat(line.status()).isEqualTo(LedgerStatus.FAILED);
      assertThat(detail(line)).contains("dsr.missing-resource", "GraphDisclosureConnection");
    }
    assertThat(begun()).isEmpty();
    assertThat(exported().status()).isEqualTo(LedgerStatus.PENDING);
  }

  @Test
  void aConnectionOfAnotherTenantIsRefused() {
    Configuration configuration = Configuration.of(Map.of("personalDataExports", "true"));
    TenantId other = TenantId.of("11111111-2222-3333-4444-555555555555");
    try (GraphConnection graph =
            GraphTenant.connect(tenant, GraphTenant.token(tenant.accessToken()));
        GraphDisclosureConnection disclosing =
            GraphDisclosureConnection.builder(other)
                .credential(GraphTenant.token(tenant.accessToken()))
                .cloud(cloud)
                .build()) {
      DsrBuilder builder =
          Dsr.builder(graph.tenant())
              .adapter(new AzureAdAdapterProvider(), "azuread", configuration)
              .resource(GraphConnection.class, graph)
              .resource(GraphDisclosureConnection.class, disclosing)
              .resource(PersonalDataExports.class, exports);

      assertThatThrownBy(builder::build)
          .hasMessageContaining("GraphDisclosureConnection")
          .hasMessageEndingWith("[dsr.tenant-mismatch]");
    }
  }

  /** From now on the kept operation is one with this status. */
  private void leadTo(String status, String userId) {
    String id = UUID.nameUUIDFromBytes(status.getBytes(UTF_8)).toString();
    tenant.rows(
        "v1.0",
        "/dataPolicyOperations",
        "{\"id\":\"%s\",\"status\":\"%s\",\"userId\":\"%s\",\"progress\":50}"
            .formatted(id, status, userId));
    String location = begunOperation();
    PersonalDataExports kept = exports;
    exports =
        new PersonalDataExports() {
          @Override
          public URI freshLocation(String export) {
            return kept.freshLocation(export);
          }

          @Override
          public void save(String export, String state) {
            kept.save(export, state);
          }

          @Override
          public Optional<String> load(String export) {
            return kept.load(export).map(state -> state.replace(base64(location), base64(id)));
          }
        };
  }

  /** The id of the operation that was begun, as the file that keeps it tells. */
  private String begunOperation() {
    try (Stream<Path> files = Files.list(folder.resolve("exports"))) {
      String state = Files.readString(files.toList().get(0));
      return new String(Base64.getUrlDecoder().decode(state.split(" ", -1)[3]), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** Lets the export begin and cuts its answer off. */
  private static final class LostStartResponse implements RequestWatcher {
    @Override
    public Verdict beforeEffect(RecordedRequest request) {
      return Verdict.PROCEED;
    }

    @Override
    public Verdict afterEffect(RecordedRequest request) {
      return request.path().endsWith("/exportPersonalData") ? Verdict.DISCONNECT : Verdict.PROCEED;
    }
  }
}
