package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlanPurpose;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.Decision;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier version stored of an erasure by both adapters is read by this one. */
class GoldenErasureTest {

  private static final Path WRITTEN = Path.of("src", "test", "resources", "golden");

  @TempDir private Path folder;

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(GoldenErasureTest.class.getResource("/golden/" + name).toURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"erasure", "undecided-devices", "restoration"})
  void aStoredPlanIsReadAndWrittenBackToTheSameBytes(String name) throws Exception {
    byte[] stored = Files.readAllBytes(golden("plans/" + name + ".json"));

    ChangePlan plan = ChangePlan.ofJson(stored);

    assertThat(plan.json()).isEqualTo(stored);
    assertThat(plan.digest()).isEqualTo(Files.readString(golden("plans/" + name + ".sha256")));
    assertThat(plan.header().purpose() == PlanPurpose.RESTORATION)
        .isEqualTo(name.equals("restoration"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-way", "finished"})
  void aStoredCaseOpensAndTellsTheStateItToldThen(String name) throws Exception {
    Path kept = golden("cases/" + name);
    assertThat(GoldenErasure.of(kept, folder).summary())
        .isEqualTo(Files.readString(kept.resolve(GoldenErasure.SUMMARY)));
  }

  @Test
  void storedEvidenceIsValidAndNoByteOfItCanBeChanged() throws Exception {
    GoldenErasure kept = GoldenErasure.of(golden("cases/finished"), folder);
    Path evidence = folder.resolve(GoldenErasure.EVIDENCE);
    assertThat(kept.verified(evidence).problems()).isEmpty();

    byte[] changed = Files.readAllBytes(evidence);
    int at = new Random().nextInt(changed.length);
    changed[at] ^= 1;
    Files.write(evidence, changed);
    assertThat(kept.verified(evidence).valid()).as("byte " + at).isFalse();
  }

  /** Writes what does not exist yet; what exists stands for what users have stored. */
  @Test
  @EnabledIfSystemProperty(named = "dsr.golden.write", matches = "true")
  void writesWhatIsMissing() throws IOException {
    Path plans = Files.createDirectories(WRITTEN.resolve("plans"));
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      ErasureFixture rig = new ErasureFixture(tenant).withJournal(folder);
      TwoDeviceErasure erasure = new TwoDeviceErasure(tenant, rig);
      GoldenErasure kept = new GoldenErasure(rig, folder);
      try (ErasureFixture.Open open = rig.open()) {
        ChangePlan undecided =
            open.dsr().planDeletion(rig.request(erasure.person()), ErasureFixture.order());
        write(plans.resolve("undecided-devices"), undecided);
        ApprovedPlan approved = erasure.approved();
        write(plans.resolve("erasure"), approved.plan());
        open.dsr().execute(approved);
        keep(kept, "half-way");
        write(
            plans.resolve("restoration"),
            open.dsr()
                .planRestoration(
                    TwoDeviceErasure.CASE,
                    Decision.grant("withdrawn", "privacy officer", ErasureFixture.DAY)));
        erasure.runToEnd(approved);
        open.dsr().verify(TwoDeviceErasure.CASE);
        keep(kept, "finished");
      }
    }
    assertThat(plans).isNotEmptyDirectory();
  }

  private static void keep(GoldenErasure kept, String name) throws IOException {
    Path target = WRITTEN.resolve("cases").resolve(name);
    if (!Files.exists(target)) {
      kept.keep(target);
      Files.delete(kept.folder().resolve(GoldenErasure.EVIDENCE));
      Files.delete(kept.folder().resolve("summary.jsonl"));
    }
  }

  private static void write(Path name, ChangePlan plan) throws IOException {
    Path json = Path.of(name + ".json");
    if (!Files.exists(json)) {
      Files.write(json, plan.json());
      Files.writeString(Path.of(name + ".sha256"), plan.digest());
    }
  }
}
