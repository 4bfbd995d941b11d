package org.dsr4j.it.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.dsr4j.Evidence;
import org.dsr4j.Journals;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.LostResponses;
import org.dsr4j.it.support.StepCalls;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An erasure writes no personal data to logs, messages or readable parts of its files: law 11. */
@WithSimulatedTenant
class ErasurePrivacyTest {

  private static final CaseId CASE = TwoDeviceErasure.CASE;

  @TempDir Path folder;

  private final SimulatedTenant tenant;
  private final ErasureFixture rig;
  private final TwoDeviceErasure people;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  ErasurePrivacyTest(SimulatedTenant tenant) {
    this.tenant = tenant;
    this.rig = new ErasureFixture(tenant);
    this.people = new TwoDeviceErasure(tenant, rig);
  }

  private Path journals() {
    return folder.resolve("journals");
  }

  private Path keys() {
    return folder.resolve("keys");
  }

  /** A complete case with its folders, with refusals and lost answers. */
  private ErasureCase wholeCase() {
    rig.withJournal(Journals.directory(journals()), Journals.keyDirectory(keys()));
    ErasureCase erasure = ErasureCase.planned(tenant, rig, people.person(), people.order());
    say(erasure.plan());
    say(erasure.plan().parts());
    erasure.plan().steps().forEach(this::say);
    goWrong(erasure);
    say(erasure.runToEnd());
    say(erasure.verify());
    return erasure;
  }

  private void goWrong(ErasureCase erasure) {
    PlannedStep apps = erasure.step("wipe-app-data");
    tenant.faults().on(StepCalls.path(apps)).onMethod("POST").reply(403);
    say(erasure.run());
    tenant.faults().clear();
    PlannedStep wipe = erasure.step("wipe-device");
    LostResponses lost = LostResponses.before(wipe);
    tenant.watch(lost);
    say(erasure.runUntil(any -> lost.disconnectCount() > 0));
    tenant.unwatch();
    tenant.faults().on("/organization").reply(500);
    say(refusal(erasure::run));
    tenant.faults().clear();
    say(refusal(erasure::firstRun));
    say(refusal(() -> approvedWithWrongName(erasure.plan())));
  }

  private Object approvedWithWrongName(ChangePlan plan) {
    Approval approval =
        Approval.of(plan, "data protection officer", tenant.now(), tenant.now().plusSeconds(60));
    return plan.approve(approval.naming(people.other().objectId()));
  }

  private void say(Object object) {
    said.add(object.toString());
    if (object instanceof Throwable throwable) {
      said.add(CredentialTest.stackTrace(throwable));
    }
    if (object instanceof ChangeReport report) {
      report.steps().forEach(step -> said.add(step + " " + step.next()));
      report.ledger().entries().forEach(entry -> said.add(entry + " " + entry.gaps()));
      said.addAll(report.notes());
    }
  }

  private List<String> secrets(ErasureCase erasure) {
    List<String> secrets = new ArrayList<>();
    for (SimulatedUser user : List.of(people.person(), people.other())) {
      secrets.addAll(PrivacyTest.secrets(tenant, user));
    }
    secrets.add(tenant.accessToken(ErasureFixture.CHANGE_PERMISSIONS));
    for (PlannedStep step : erasure.plan().steps()) {
      secrets.add(step.target());
      // Names of people and devices; the type of a phone alone identifies no person.
      if (step.label().matches(".*[0-9@].*")) {
        secrets.add(step.label());
      }
    }
    return secrets.stream().filter(secret -> secret.length() > 5).distinct().toList();
  }

  @Test
  void noLogMessageOrTextIdentifiesThePerson() {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    ErasureCase erasure;
    try (PrivacyTest.LogCapture capture = new PrivacyTest.LogCapture(lines)) {
      erasure = wholeCase();
    }

    assertThat(lines).hasSizeGreaterThan(10);
    assertThat(said).hasSizeGreaterThan(50);
    List<String> secrets = secrets(erasure);
    assertThat(secrets).hasSizeGreaterThan(20);
    assertNone(lines, secrets);
    assertNone(said, secrets);
  }

  private static void assertNone(Iterable<String> texts, List<String> secrets) {
    List<String> wanted = secrets.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    List<String> telling = new ArrayList<>();
    for (String text : texts) {
      String lower = text.toLowerCase(Locale.ROOT);
      wanted.stream()
          .filter(lower::contains)
          .forEach(secret -> telling.add(secret + " in " + text));
    }
    assertThat(telling).isEmpty();
  }

  @Test
  void noJournalContentOrFileNameIdentifiesThePerson() throws IOException {
    ErasureCase erasure = wholeCase();
    Evidence.export(rig.store(), rig.signer(), CASE, folder.resolve("evidence.jsonl"));

    List<String> texts = new ArrayList<>();
    for (Path file : files()) {
      texts.add(folder.relativize(file).toString());
      texts.add(Files.readString(file, ISO_8859_1));
    }
    assertThat(files()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Files.readString(folder.resolve("evidence.jsonl"))).contains("VERIFIED");
    assertNone(texts, secrets(erasure));
  }

  @Test
  void afterItsKeyIsDestroyedACaseIsUnreadableAndTheEvidenceIsValid() throws IOException {
    wholeCase();
    rig.keys().destroy(CASE);

    try (ErasureFixture.Open open = rig.open()) {
      for (DsrException refused :
          List.of(
              refusal(() -> open.dsr().status(TwoDeviceErasure.CASE)),
              refusal(() -> open.dsr().resume(TwoDeviceErasure.CASE)),
              refusal(() -> open.dsr().verify(TwoDeviceErasure.CASE)))) {
        assertThat(refused.code()).isEqualTo(DsrError.CASE_KEY_MISSING);
        assertThat(refused).hasMessageContaining("key");
      }
    }
    assertThat(keys()).isEmptyDirectory();
    Path evidence = folder.resolve("evidence.jsonl");
    Evidence.export(rig.store(), rig.signer(), CASE, evidence);
    assertThat(Evidence.verify(evidence).problems()).isEmpty();
  }

  private static DsrException refusal(Runnable code) {
    DsrException refusal = catchThrowableOfType(DsrException.class, code::run);
    assertThat(refusal).isNotNull();
    return refusal;
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyTheOwnerCanReadOrChangeTheFiles() throws IOException {
    wholeCase();

    for (Path file : files()) {
      assertThat(permissions(file)).as("%s", folder.relativize(file)).isEqualTo("rw-------");
    }
    assertThat(permissions(journals())).isEqualTo("rwx------");
    assertThat(permissions(keys())).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
