package org.dsr4j.it.fault;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.FaultScript;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault of one source appears in its line only, and all other sources are delivered. */
class FaultLedgerEntriesTest {

  private static final String SIGN_INS = "/auditLogs/signIns";

  /** More than three pages, so that the third is neither first nor last. */
  private static final int SIGN_IN_COUNT = 3500;

  private static SimulatedTenant simulated;
  private static SimulatedUser person;
  private static Ledger undisturbed;

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start();
    person =
        simulated
            .user("person")
            .inEverySource()
            .device(device -> device.windows().apps(5))
            .device(device -> device.iphone())
            .signIns(SIGN_IN_COUNT);
    undisturbed = export().ledger();
    assertThat(undisturbed).isIncompleteOnlyAt();
    assertThat(undisturbed)
        .entry("aad-sign-in-logs")
        .hasStatus(LedgerStatus.FOUND)
        .satisfies(line -> assertThat(line.found()).isGreaterThanOrEqualTo(SIGN_IN_COUNT));
  }

  @AfterEach
  void clearFaults() {
    simulated.faults().clear();
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  /** The sources that read the list of sign-ins, in one version of Graph or the other. */
  private static final String[] ON_SIGN_INS = {"aad-sign-in-logs", "aad-non-interactive-sign-ins"};

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("403", script -> script.reply(403), LedgerStatus.NOT_READABLE, "graph.forbidden"),
        fault("404", script -> script.reply(404), LedgerStatus.FAILED, "graph.not-found"),
        fault("500", script -> script.reply(500), LedgerStatus.FAILED, "graph.service-failed"),
        fault("HTML", script -> script.html(502), LedgerStatus.FAILED, "graph.service-failed"),
        fault(
            "HTML 200", script -> script.html(200), LedgerStatus.FAILED, "graph.unexpected-answer"),
        fault("empty", FaultScript::emptyBody, LedgerStatus.FAILED, "graph.unexpected-answer"),
        fault("no value", FaultScript::omitValue, LedgerStatus.FAILED, "graph.unexpected-answer"));
  }

  private static Arguments fault(
      String name, Consumer<FaultScript> script, LedgerStatus status, String code) {
    return Arguments.of(name, script, status, code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultOfOneSourceIsInItsLineOnly(
      String name, Consumer<FaultScript> script, LedgerStatus status, String code) {
    script.accept(simulated.faults().on(SIGN_INS));

    Report report = export();

    assertThat(report).entry("aad-sign-in-logs").hasStatus(status).hasFound(0).because(code);
    assertThat(report).ledger().hasSameLinesAs(undisturbed, ON_SIGN_INS);
    assertThat(report).hasCompletion(Completion.PARTIAL);
  }

  @Test
  void aBodyCutInTheMiddleOfPageThreeKeepsTheEarlierRecords() {
    for (Consumer<FaultScript> cut :
        List.<Consumer<FaultScript>>of(FaultScript::cutBody, FaultScript::cutConnection)) {
      simulated.faults().clear();
      cut.accept(simulated.faults().on(SIGN_INS).onPage(3));

      Report report = export();

      assertThat(report)
          .entry("aad-sign-in-logs")
          .isFailed()
          .satisfies(line -> assertThat(line.found()).isBetween(2000L, 2999L));
      assertThat(report).ledger().hasSameLinesAs(undisturbed, ON_SIGN_INS);
    }
  }

  @Test
  void aRefusedDeviceListMakesEveryDeviceSourceNotReadable() {
    simulated.faults().on("/users/{user-id}/managedDevices").reply(403);

    Report report = export();

    List<LedgerEntry> deviceEntries =
        report.ledger().entries().stream()
            .filter(entry -> readsDevices(entry.source().source()))
            .toList();
    assertThat(deviceEntries).hasSizeGreaterThan(8);
    assertThat(deviceEntries).allSatisfy(entry -> assertThat(entry).isNotReadable());
  }

  private static boolean readsDevices(String source) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().sources().entrySet().stream()
          .anyMatch(
              entry ->
                  entry.getKey().source().equals(source)
                      && entry.getValue().facets().contains("devices")
                      && entry.getValue().support(org.dsr4j.model.Action.EXPORT).status()
                          == org.dsr4j.model.ActionSupport.Status.SUPPORTED);
    }
  }

  @Test
  void aDeadlineEndsARunThatWaitsForASlowBodyWithinASecond() {
    simulated.faults().on(SIGN_INS).slowBody(Duration.ofMinutes(2));
    long before = System.nanoTime();

    Report report = export(RunOptions.defaults().deadline(Duration.ofSeconds(5)));

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
    assertThat(report).hasCompletion(Completion.PARTIAL);
    assertThat(report).entry("aad-sign-in-logs").because(DsrError.DEADLINE_EXCEEDED);
    assertThat(report).entry("aad-user").hasStatus(LedgerStatus.FOUND);
  }

  @Test
  void cancellingEndsARunThatWaitsForASlowBodyWithinASecond() throws InterruptedException {
    simulated.faults().on(SIGN_INS).slowBody(Duration.ofMinutes(2));
    var cancellation = new org.dsr4j.model.Cancellation();
    List<Report> reports = new ArrayList<>();
    Thread run =
        new Thread(() -> reports.add(export(RunOptions.defaults().cancelledBy(cancellation))));
    simulated.clearRequests();
    run.start();
    awaitRequest(SIGN_INS);

    cancellation.cancel();
    run.join(1000);

    assertThat(run.isAlive()).isFalse();
    assertThat(reports)
        .singleElement()
        .satisfies(report -> assertThat(report).hasCompletion(Completion.CANCELLED));
  }

  private static void awaitRequest(String path) {
    while (simulated.requests().stream().noneMatch(request -> request.path().equals(path))) {
      Thread.onSpinWait();
    }
  }

  private static Report export() {
    return export(RunOptions.defaults());
  }

  private static Report export(RunOptions options) {
    List<PersonalDataRecord> records = new ArrayList<>();
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant
          .dsr()
          .export(
              List.of(tenant.request(person)), any -> ExportTarget.records(records::add), options)
          .get(0);
    }
  }
}
