package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** This version reads the stored data of earlier versions without changes. */
class GoldenFilesTest {

  @TempDir private Path folder;

  static Path golden(String name) {
    try {
      return Path.of(GoldenFilesTest.class.getResource("/golden/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> plans() throws IOException {
    try (Stream<Path> files = Files.list(golden("plans"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(golden("cases"))) {
      return files.sorted().toList();
    }
  }

  /** Copies the case, because an open journal creates a lock file next to it. */
  private GoldenCase opened(Path kept) throws IOException {
    GoldenCase.copy(kept, folder);
    return GoldenCases.in(folder);
  }

  @Test
  void noGoldenFileIsMissing() throws IOException {
    assertThat(plans())
        .extracting(file -> file.getFileName().toString().replace(".json", ""))
        .containsExactlyInAnyOrderElementsOf(GoldenPlans.all(folder).keySet());
    assertThat(cases())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(GoldenCases.all().keySet());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void aStoredPlanIsReadAndWrittenBackToTheSameBytes(Path file) throws IOException {
    byte[] stored = Files.readAllBytes(file);

    ChangePlan plan = ChangePlan.ofJson(stored);

    assertThat(plan.json()).isEqualTo(stored);
    assertThat(plan.digest())
        .isEqualTo(Files.readString(Path.of(file.toString().replace(".json", ".sha256"))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStoredCaseOpensWithItsOriginalState(Path kept) throws IOException {
    assertThat(opened(kept).summary())
        .isEqualTo(Files.readString(kept.resolve(GoldenCase.SUMMARY)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void storedEvidenceIsValidAndNoByteOfItCanBeChanged(Path kept) throws IOException {
    GoldenCase opened = opened(kept);
    Path evidence = folder.resolve(GoldenCase.EVIDENCE);
    assertThat(opened.verified(evidence).problems()).isEmpty();

    byte[] sound = Files.readAllBytes(evidence);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      int at = random.nextInt(sound.length);
      byte[] changed = sound.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(evidence, changed);
      assertThat(opened.verified(evidence).valid()).as("seed " + seed + ", byte " + at).isFalse();
    }
  }

  @Test
  void aStartedCaseFinishes() throws IOException {
    GoldenCase begun = opened(golden("cases/begun"));

    ChangeReport report = begun.with(dsr -> dsr.resume(VaultErasureFixture.CASE));

    assertThat(report.steps()).allMatch(step -> step.state().ended());
    assertThat(begun.desk().vault.removals).containsOnlyKeys(FakeVault.ANNA).containsValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-way", "signed-half-way"})
  void aHalfFinishedCasePollsAcceptedStepsAndFinishes(String name) throws IOException {
    GoldenCase halfWay = opened(golden("cases/" + name));
    FakeVault vault = halfWay.desk().vault;
    vault.rows.removeIf(row -> row.key().equals(GoldenCases.DEVICE));
    vault.polled.put("token-1", () -> new StepOutcome.Done("operation-1"));
    halfWay.desk().clock.advance(Duration.ofHours(4));

    ChangeReport report = halfWay.with(dsr -> dsr.resume(VaultErasureFixture.CASE));

    assertThat(report.steps()).allMatch(step -> step.state().ended());
    assertThat(vault.calls)
        .contains("poll 01-release-device")
        .containsOnlyOnce("perform 02-release-device")
        .doesNotContain("perform 01-release-device");
    assertThat(vault.removals).containsOnlyKeys(FakeVault.ANNA).containsValue(1);
  }

  @Test
  void aPlanOfAnEarlierVersionIsReadButNotApproved() throws IOException {
    ChangePlan earlier = ChangePlan.ofJson(Files.readAllBytes(golden("plans/plain.json")));

    assertThat(earlier.signature()).isEmpty();
    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> new VaultErasureFixture().approved(earlier));
  }

  @Test
  void aWithdrawnOrDriftedCaseStaysStopped() throws IOException {
    for (String name : List.of("withdrawn", "drifted")) {
      Path place = Files.createDirectory(folder.resolve(name));
      GoldenCase.copy(golden("cases/" + name), place);
      GoldenCase stopped = GoldenCases.in(place);

      ChangeReport report = stopped.with(dsr -> dsr.resume(VaultErasureFixture.CASE));

      assertThat(report.resumeAt()).as(name).isEmpty();
      assertThat(stopped.desk().vault.performed()).as(name).isZero();
    }
  }

  @Test
  void aCaseWithoutAKeyShowsNoNamesAndCannotBeResumed() throws IOException {
    GoldenCase shredded = opened(golden("cases/shredded"));

    assertThat(folder.resolve("keys/DSR-1.key")).doesNotExist();
    assertThatThrownBy(() -> shredded.with(dsr -> dsr.resume(VaultErasureFixture.CASE)))
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.CASE_KEY_MISSING));
  }

  @Test
  void aStoredJournalWithAChangedByteIsNotResumed() throws IOException {
    GoldenCase finished = opened(golden("cases/finished"));
    Path journal = folder.resolve("journals/DSR-1.journal");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[bytes.length / 2] ^= 1;
    Files.write(journal, bytes);

    assertThatThrownBy(() -> finished.with(dsr -> dsr.status(VaultErasureFixture.CASE)))
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_BROKEN));
  }
}
