package org.dsr4j.it.read;

import static java.util.stream.Collectors.toMap;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatPackage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dsr4j.ExportTarget;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PopulatedTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Match;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every readable source delivers its records about the person, and no records of other people. */
class EverySourceTest {

  /** Sources in which a person with an account of this tenant has no records. */
  private static final Map<String, String> NOT_THEIRS =
      Map.of(
          "aad-deleted-user", "the account is active; a separate test deletes one",
          "aad-inbound-shared-user-profiles", "contains people of other tenants only",
          "aad-user-directory-schema-extensions", "no application added anything here");

  /** Sources that name people only by mail, login name or serial number, without a date. */
  private static final Set<String> ONLY_WEAK =
      Set.of(
          "aad-org-contacts",
          "aad-organization-contacts",
          "aad-service-principal-contacts",
          "intune-imported-autopilot-identities",
          "intune-imported-device-identities",
          "intune-imported-apple-device-identities",
          "intune-apple-dep-settings",
          "intune-apple-push-certificate",
          "intune-android-enterprise-owner",
          "intune-chromeos-connector-owner",
          "intune-chromeos-devices-report",
          "intune-exchange-connectors",
          "intune-branding-contact");

  /** Sources that contain other people; their ids are kept. */
  private static final Set<String> ABOUT_OTHERS =
      Set.of(
          "aad-user-direct-reports",
          "aad-user-invited-by",
          "aad-user-manager",
          "aad-user-sponsor-of",
          "aad-user-sponsors");

  @TempDir private static Path folder;

  private static SimulatedTenant simulated;
  private static PopulatedTenant crowd;
  private static Map<String, SourceDescriptor> read;
  private static Report report;
  private static Path zip;

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start();
    crowd = PopulatedTenant.of(simulated);
    zip = folder.resolve("person.zip");
    report = crowd.export(zip);
    read = sourcesRead();
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  private static Map<String, SourceDescriptor> sourcesRead() {
    try (GraphTenant graph = new GraphTenant(simulated)) {
      return graph.dsr().sources().values().stream()
          .filter(
              source -> source.support(Action.EXPORT).status() == ActionSupport.Status.SUPPORTED)
          .collect(toMap(SourceDescriptor::id, source -> source));
    }
  }

  @Test
  void everyReadableSourceDeliversItsRecords() {
    Map<String, String> wrong = new TreeMap<>();
    for (LedgerEntry line : report.ledger().entries()) {
      String source = line.source().source();
      if (read.containsKey(source) && !seen(line).equals(expected(source))) {
        wrong.put(source, seen(line) + " in place of " + expected(source));
      }
    }

    assertThat(read).hasSizeGreaterThan(150);
    assertThat(wrong).isEmpty();
    assertThat(read.keySet()).containsAll(NOT_THEIRS.keySet()).containsAll(ONLY_WEAK);
  }

  private static String expected(String source) {
    if (NOT_THEIRS.containsKey(source)) {
      return "nothing";
    }
    return ONLY_WEAK.contains(source) ? "quarantined only" : "records";
  }

  private static String seen(LedgerEntry line) {
    return switch (line.status()) {
      case FOUND -> "records";
      case QUARANTINED -> line.found() > 0 ? "records" : "quarantined only";
      case NONE -> "nothing";
      default -> told(line);
    };
  }

  private static String told(LedgerEntry line) {
    return line.status() + " " + line.gaps();
  }

  @Test
  void noSourceFailsOrIsUnreadable() {
    assertThat(report.ledger().entries())
        .extracting(LedgerEntry::status)
        .doesNotContain(LedgerStatus.FAILED, LedgerStatus.NOT_READABLE, LedgerStatus.UNKNOWN);
  }

  @Test
  void nothingIsSkippedAndTheAuditLogIsAskedOfAPerson() {
    assertThat(report.ledger().entries())
        .extracting(LedgerEntry::status)
        .doesNotContain(LedgerStatus.SKIPPED);
    LedgerEntry auditLog = report.ledger().entry("aad-purview-audit-search").orElseThrow();
    assertThat(auditLog.status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(auditLog.gaps().get(0).detail()).contains("purviewAuditSearch", "Purview portal");
  }

  @Test
  void thePackageContainsNoOtherPerson() {
    assertThatPackage(zip)
        .isIntact()
        .agreesWith(report)
        .neverMentions(crowd.otherPersonsTexts().toArray(String[]::new));
  }

  @Test
  void theMatchKeyOfARecordNamesThePersonOnly() {
    Set<String> own = lower(crowd.personsTexts());
    Set<String> wrong = new TreeSet<>();
    int keyed = 0;
    for (PersonalDataRecord record : crowd.records()) {
      String where = record.match().where();
      if (!where.equals(Match.ADDRESS)) {
        keyed++;
        Set<String> values = lower(record.content().values(FieldPath.of(where)));
        if (values.stream().noneMatch(own::contains)) {
          wrong.add(record.source() + " " + where + " " + values);
        }
      }
    }

    assertThat(keyed).isGreaterThan(60);
    assertThat(wrong).isEmpty();
  }

  @Test
  void relatedPeopleAppearOnlyInSourcesThatDeclareThem() {
    Set<String> close = lower(crowd.similarPersonsTexts());
    Set<String> wrong = new TreeSet<>();
    for (PersonalDataRecord record : crowd.records()) {
      SourceDescriptor source = read.get(record.source().source());
      List<FieldPath> declared = new ArrayList<>(source.otherPeopleFields());
      declared.addAll(source.freeTextFields());
      if (ABOUT_OTHERS.contains(source.id())) {
        declared.add(FieldPath.of("id"));
      }
      String rest = text(record.content().withhold(declared).content());
      close.stream()
          .filter(rest::contains)
          .forEach(mark -> wrong.add(source.id() + " " + mark + " " + rest));
    }

    assertThat(wrong).isEmpty();
  }

  private static String text(Content content) {
    return new String(content.bytes(), java.nio.charset.StandardCharsets.UTF_8)
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static Set<String> lower(Iterable<String> values) {
    Set<String> lower = new HashSet<>();
    values.forEach(value -> lower.add(value.toLowerCase(java.util.Locale.ROOT)));
    return lower;
  }

  @Test
  void aDeletedPersonIsFoundInTheDeletedItems() {
    SimulatedUser left = simulated.user("left").inEverySource().softDeleted();
    try (GraphTenant graph = new GraphTenant(simulated)) {
      Report ofLeft = graph.dsr().export(graph.request(left), ExportTarget.records(record -> {}));

      assertThat(ofLeft).entry("aad-deleted-user").hasStatus(LedgerStatus.FOUND);
    }
  }
}
