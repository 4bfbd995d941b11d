package org.dsr4j.it.read;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatPackage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dsr4j.DsrBuilder;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.it.permission.NeededPermissions;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PopulatedTenant;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.Completion;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.assertj.AccessPackage;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * If the behaviour of Graph is not documented, the result is correct or visibly incomplete with
 * every possible behaviour.
 */
class UnverifiedBehaviourTest {

  /**
   * Only the filter selects the kind of a sign-in, so without filters all sign-ins of the person
   * are returned.
   */
  private static final Set<String> MORE_WITHOUT_FILTER = Set.of("aad-non-interactive-sign-ins");

  /** Rows of books are distinguished by their content, including dates. */
  private static final String KEYED_BY_CONTENT = "intune/intune-ebook-statuses ";

  @TempDir private static Path folder;

  private static SimulatedTenant simulated;
  private static PopulatedTenant crowd;
  private static Run undisturbed;

  /** The report and the records of an export. */
  private record Run(Report report, Path zip, AccessPackage copy) {

    Map<String, List<String>> records() {
      Map<String, List<String>> records = new TreeMap<>();
      for (LedgerEntry line : report.ledger().entries()) {
        String source = line.source().source();
        records.put(source, copy.records(source).stream().sorted().toList());
      }
      return records;
    }

    LedgerEntry line(String source) {
      return report.ledger().entry(source).orElseThrow();
    }

    boolean isCompleteFor(String source) {
      return line(source).status().completion() == Completion.COMPLETE;
    }
  }

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start();
    crowd = PopulatedTenant.of(simulated);
    undisturbed = run("undisturbed", builder -> builder);
  }

  @AfterEach
  void simulateBehaviour() {
    simulated
        .answers()
        .ignoreFilters(false)
        .refuseFilters(false)
        .nullWithoutPermission(false)
        .volatileFields(false);
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  private static Run run(String name, UnaryOperator<DsrBuilder> settings) {
    Path zip = folder.resolve(name + ".zip");
    Report report = crowd.export(zip, settings);
    return new Run(report, zip, AccessPackage.read(zip));
  }

  private static void namesNobodyElse(Run run) {
    assertThatPackage(run.zip())
        .isIntact()
        .agreesWith(run.report())
        .neverMentions(crowd.otherPersonsTexts().toArray(String[]::new));
  }

  /** If a line reports a complete read, all records are delivered. */
  private static void losesNothingInSilence(Run run) {
    Map<String, List<String>> expected = undisturbed.records();
    Map<String, List<String>> seen = run.records();
    expected.keySet().removeIf(source -> !run.isCompleteFor(source));
    seen.keySet().removeIf(source -> !run.isCompleteFor(source));
    seen.keySet().removeAll(MORE_WITHOUT_FILTER);
    expected.keySet().removeAll(MORE_WITHOUT_FILTER);

    assertThat(seen).hasSizeGreaterThan(100).isEqualTo(expected);
  }

  @Test
  void withIgnoredFiltersNoOtherPersonIsDelivered() {
    simulated.answers().ignoreFilters(true);

    Run run = run("ignored", builder -> builder);

    namesNobodyElse(run);
    Map<String, List<String>> seen = run.records();
    Map<String, List<String>> expected = undisturbed.records();
    for (String source : MORE_WITHOUT_FILTER) {
      assertThat(seen.remove(source)).containsAll(expected.remove(source));
    }
    assertThat(seen).isEqualTo(expected);
    Set<String> worse = new TreeSet<>(statuses(run).keySet());
    worse.removeIf(source -> run.line(source).status() == undisturbed.line(source).status());
    // The provisioning service changes accounts without a person. Behind a filter that was ignored,
    // such a row looks like one that does not show its owner.
    assertThat(worse).isSubsetOf("aad-provisioning-logs");
    assertThat(worse)
        .allSatisfy(
            source ->
                assertThat(run.line(source).gaps())
                    .extracting(Gap::code)
                    .containsOnly(GraphError.OWNER_NOT_SHOWN));
  }

  private static Map<String, LedgerStatus> statuses(Run run) {
    Map<String, LedgerStatus> statuses = new TreeMap<>();
    run.report()
        .ledger()
        .entries()
        .forEach(line -> statuses.put(line.source().source(), line.status()));
    return statuses;
  }

  @Test
  void refusedFiltersAreReplacedOrReportedInTheLine() {
    simulated.answers().refuseFilters(true);

    Run run = run("refused", builder -> builder);

    namesNobodyElse(run);
    losesNothingInSilence(run);
    assertThat(run.report()).hasCompletion(Completion.PARTIAL);
    assertThat(run.report()).entry("aad-sign-in-logs").isFailed().because(GraphError.BAD_REQUEST);
    Set<String> worse = new TreeSet<>(statuses(run).keySet());
    worse.removeIf(source -> run.line(source).status() == undisturbed.line(source).status());
    assertThat(worse)
        .isNotEmpty()
        .allSatisfy(
            source ->
                assertThat(run.line(source).gaps())
                    .extracting(Gap::code)
                    .contains(GraphError.BAD_REQUEST));
  }

  @Test
  void propertiesOmittedWithoutAnErrorAreNotReportedAsNone() {
    simulated.answers().nullWithoutPermission(true);
    String[] roles =
        simulatedRoles().stream()
            .filter(role -> !role.startsWith("CustomSecAttribute"))
            .filter(role -> !role.equals("AuditLog.Read.All"))
            .toArray(String[]::new);
    try (GraphConnection mute =
        GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken(roles)))) {
      Run run =
          run(
              "silent",
              builder ->
                  builder
                      .resource("azuread", GraphConnection.class, mute)
                      .resource("intune", GraphConnection.class, mute));

      namesNobodyElse(run);
      losesNothingInSilence(run);
      assertThat(run.report()).entry("aad-user-custom-security-attributes").isNotReadable();
      assertThat(run.report()).entry("aad-user-signin-activity").isNotReadable();
    }
  }

  /**
   * The permissions that the sources declare, so that only the additional permission is missing.
   */
  private static Set<String> simulatedRoles() {
    try (GraphTenant graph = new GraphTenant(simulated)) {
      return new NeededPermissions(graph.dsr().sources().values()).all();
    }
  }

  @Test
  void aRowThatDoesNotShowItsMatchFieldIsNotLostInSilence() {
    AtomicReference<UnaryOperator<String>> damage = new AtomicReference<>(UnaryOperator.identity());
    simulated
        .answers()
        .rewrite(
            (request, response) ->
                isList(response) ? response.body(damage.get().apply(response.text())) : response);
    List<String> lost = new ArrayList<>();
    int tried = 0;
    try (SourceReads reads = new SourceReads(simulated, undisturbed.report().identity())) {
      for (SourceDescriptor source : reads.sources()) {
        damage.set(UnaryOperator.identity());
        RecordedRead intact = reads.read(source);
        if (intact.records().isEmpty() || !intact.complete()) {
          continue;
        }
        for (LostMatchField way : LostMatchField.values()) {
          for (FieldPath field : LostMatchField.fields(source)) {
            if (!way.isVisible(source, field)) {
              continue;
            }
            damage.set(page -> way.in(page, field));
            RecordedRead damaged = reads.read(source);
            tried++;
            if (damaged.complete() && count(damaged) < count(intact)) {
              lost.add(source.id() + " " + field + " " + way + " " + count(damaged));
            }
          }
        }
      }
    } finally {
      damage.set(UnaryOperator.identity());
    }

    assertThat(tried).isGreaterThan(1000);
    assertThat(lost).isEmpty();
  }

  /** A row that two reads return is one record; a joined request may return it once. */
  private static long count(RecordedRead read) {
    return read.records().stream()
        .map(record -> List.of(record.subject(), record.key()))
        .distinct()
        .count();
  }

  private static boolean isList(SimulatedResponse response) {
    return response.status() == 200 && response.text().contains("\"value\":[");
  }

  @Test
  void changingDatesDoNotDuplicateARecord() {
    simulated.answers().volatileFields(true);

    Run run = run("volatile", builder -> builder);
    Run again = run("volatile-again", builder -> builder);

    namesNobodyElse(run);
    assertThat(counts(run)).isEqualTo(counts(undisturbed)).isEqualTo(counts(again));
    assertThat(run.records()).isNotEqualTo(again.records());
    assertThat(keys()).isEqualTo(keys());
  }

  @Test
  void changingDatesDoNotStopAnErasure() {
    try (SimulatedTenant restless = SimulatedTenant.start()) {
      restless.answers().volatileFields(true);
      TwoDeviceErasure devices = new TwoDeviceErasure(restless, new ErasureFixture(restless));

      ChangeReport erased = devices.runToEnd(devices.approved());

      assertThat(erased.steps())
          .isNotEmpty()
          .extracting(StepReport::state)
          .doesNotContain(StepState.DRIFTED);
    }
  }

  private static Map<String, List<Long>> counts(Run run) {
    return run.report().ledger().entries().stream()
        .collect(
            Collectors.toMap(
                line -> line.source().toString(),
                line -> List.of(line.found(), line.quarantined(), line.duplicates())));
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    for (PersonalDataRecord record : crowd.records()) {
      assertThat(keys.add(record.source() + " " + record.key().value())).isTrue();
    }
    keys.removeIf(key -> key.startsWith(KEYED_BY_CONTENT));
    return keys;
  }
}
