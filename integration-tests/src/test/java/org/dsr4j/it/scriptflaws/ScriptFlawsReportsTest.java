package org.dsr4j.it.scriptflaws;

import static java.util.stream.Collectors.joining;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.dsr4j.RunOptions;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and tables: the behaviour of Microsoft's script and of the library. */
class ScriptFlawsReportsTest {

  private static final String REPORTS = "intune-report-export-jobs";
  private static final String CHROME_OS = "intune-chromeos-devices-report";
  private static final String USAGE = "intune-managed-app-usage-summary";
  private static final String STATUS = "intune-managed-app-status-user-report";
  private static final String STATUSES =
      "/deviceAppManagement/managedAppStatuses/{managedAppStatus-id}";

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonExport.tenant();
  private final SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
  private final SimulatedUser other = simulated.user("other").device(SimulatedDevice::windows);

  @AfterEach
  void stop() {
    simulated.close();
  }

  private PersonExport copy() {
    return PersonExport.of(simulated, person, folder);
  }

  /** The script waits for a failed report without end (L644). */
  @Test
  void aReportThatFailsIsAGapOfThatReportOnly() {
    Ledger undisturbed = copy().report().ledger();
    simulated.watch(new OneFails("Malware"));

    Report report = copy().report();

    assertThat(report).hasCompletion(Completion.PARTIAL);
    assertThat(report.ledger().entry(REPORTS).orElseThrow().gaps())
        .filteredOn(part -> part.code().code().equals("graph.operation-failed"))
        .singleElement()
        .satisfies(part -> assertThat(part.detail()).contains("report Malware"));
    assertThat(report)
        .entry(REPORTS)
        .isFailed()
        .satisfies(line -> assertThat(line.found()).isPositive());
    assertThat(report).ledger().hasSameLinesAs(undisturbed, REPORTS, CHROME_OS);
  }

  /** The limit of tries never ends the loop (L644). */
  @Test
  void reportsThatNeverFinishEndWithTheRunAndDoNotAffectOtherSources() {
    Ledger undisturbed = copy().report().ledger();
    simulated.exportJobs().finishAtPoll(Integer.MAX_VALUE);
    long before = System.nanoTime();

    Report report =
        PersonExport.of(
                simulated,
                DataSubject.objectId(person.objectId()),
                folder,
                RunOptions.defaults().deadline(Duration.ofSeconds(5)))
            .report();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(report).entry(REPORTS).because(DsrError.DEADLINE_EXCEEDED);
    assertThat(report).ledger().hasSameLinesAs(undisturbed, REPORTS, CHROME_OS);
    assertThat(report).hasCompletion(Completion.PARTIAL);
  }

  /**
   * The script may download the report with the token for Graph, and the output is still a zip
   * (L652).
   */
  @Test
  void reportsAreDownloadedWithoutTheTokenAndUnpacked() {
    PersonExport copy = copy();

    assertThat(copy.rows(REPORTS)).isNotEmpty().allSatisfy(row -> assertThat(row).startsWith("{"));
    assertThat(copy.files().paths()).noneMatch(path -> path.endsWith(".zip"));
    assertThat(simulated.requests())
        .filteredOn(request -> request.path().startsWith("/blob/"))
        .isNotEmpty()
        .noneMatch(RecordedRequest::hasAuthorization);
  }

  /** The script reads columns of the summary by their index (L553-564). */
  @Test
  void theSummaryOfUsageIsReadByItsHeadersInAnyOrder() {
    for (List<String> columns :
        List.of(List.of("UserId", "ApplicationName"), List.of("ApplicationName", "UserId"))) {
      simulated
          .answers()
          .respond(
              "v1.0",
              STATUSES,
              request -> table(columns, List.of(row(columns, person), row(columns, other))));

      PersonExport copy = copy();

      assertThat(copy.rows(USAGE)).singleElement().asString().contains(person.objectId(), "Mail");
    }
  }

  /** A summary is cut at 6000 rows without a warning (L553-564). */
  @Test
  void aTruncatedSummaryIsReported() {
    List<String> columns = List.of("UserId", "ApplicationName");
    String row = row(columns, person);
    simulated
        .answers()
        .respond(
            "v1.0",
            STATUSES,
            request -> table(columns, IntStream.range(0, 6000).mapToObj(i -> row).toList()));

    Report report = copy().report();

    assertThat(report).entry(USAGE).isFailed().because("graph.cut-off");
    assertThat(report).hasCompletion(Completion.PARTIAL);
  }

  /**
   * The script relies on an undocumented argument to select the person's rows, and does not check
   * the rows (L543, L573).
   */
  @Test
  void aStatusReportThatIgnoresTheUserArgumentDeliversNoRowsOfOthers() {
    person.samples("managedAppRegistration", 2);
    other.samples("managedAppRegistration", 3);
    simulated.answers().ignoreFilters(true);

    PersonExport copy = copy();

    assertThat(copy.report()).entry(STATUS).isFound(2);
    assertThat(copy.everything()).doesNotContain(other.objectId(), other.userPrincipalName());
  }

  private static String row(List<String> columns, SimulatedUser whose) {
    return columns.stream()
        .map(column -> column.equals("UserId") ? whose.objectId() : "Mail")
        .collect(joining("\",\"", "{\"Values\":[\"", "\"]}"));
  }

  private static SimulatedResponse table(List<String> columns, List<String> rows) {
    return SimulatedResponse.json(
        "{\"content\":{\"Header\":[\""
            + String.join("\",\"", columns)
            + "\"],\"Body\":["
            + String.join(",", rows)
            + "]}}");
  }

  /**
   * Makes the job of one report fail. Accepts jobs one by one, so that the fault affects this
   * report only.
   */
  private final class OneFails implements RequestWatcher {

    private final Semaphore turn = new Semaphore(1);
    private final String report;

    OneFails(String report) {
      this.report = report;
    }

    @Override
    public Verdict beforeEffect(RecordedRequest request) {
      if (isOrder(request)) {
        turn.acquireUninterruptibly();
        if (request.body().contains("\"" + report + "\"")) {
          simulated.exportJobs().fail();
        } else {
          simulated.exportJobs().complete();
        }
      }
      return Verdict.PROCEED;
    }

    @Override
    public Verdict afterEffect(RecordedRequest request) {
      if (isOrder(request)) {
        turn.release();
      }
      return Verdict.PROCEED;
    }

    private static boolean isOrder(RecordedRequest request) {
      return request.method().equals("POST") && request.path().endsWith("/reports/exportJobs");
    }
  }
}
