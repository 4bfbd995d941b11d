package org.dsr4j.testkit.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.memory.MemoryHarness;
import org.dsr4j.testkit.mutants.decorator.MutantProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the contract can fail, and fails for the defect that it describes. */
@Isolated("the kit captures all printed output, and sets locale and time zone")
class MutantsTest {

  private static final Path PAGE = Path.of("..", "docs", "mutants.md");
  private static final Map<Mutant, MutantRun> RUNS = new LinkedHashMap<>();

  @BeforeAll
  static void runTheKitOnEachMutant() throws IOException, URISyntaxException {
    Path build = build();
    for (Mutant mutant : Mutants.ALL) {
      RUNS.put(
          mutant,
          MutantRun.of(mutant.harness(), build.resolve("mutants/" + mutant.name()), mutant.rule()));
    }
    MutantsFile.write(build.resolve("mutants.json"), RUNS);
  }

  @Test
  void theReferenceBreaksNoRule() throws URISyntaxException {
    MutantRun run =
        MutantRun.of(
            () -> new MemoryHarness(new MutantProvider()), build().resolve("mutants/reference"));

    assertThat(run.failures()).isEmpty();
    assertThat(run.passed()).isEqualTo(Rule.values().length);
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void theFailureOfAMutantNamesTheBrokenRule(Mutant mutant) {
    assertThat(RUNS.get(mutant).failures())
        .hasEntrySatisfying(
            mutant.rule(),
            message ->
                assertThat(message)
                    .startsWith(mutant.rule().id() + " " + mutant.rule().text())
                    .contains("\n  seen: ")
                    .contains("\n  usually: " + mutant.rule().usualCause()));
  }

  static List<Mutant> mutants() {
    return Mutants.ALL;
  }

  @Test
  void everyRuleIsBrokenBySomeMutant() {
    Set<Rule> broken = EnumSet.noneOf(Rule.class);
    Mutants.ALL.forEach(mutant -> broken.add(mutant.rule()));

    assertThat(broken).containsExactly(Rule.values());
  }

  @Test
  void allMutantsAreDifferent() {
    assertThat(Mutants.ALL).extracting(Mutant::name).doesNotHaveDuplicates();
    assertThat(Mutants.ALL).extracting(Mutant::story).doesNotHaveDuplicates();
    assertThat(RUNS).hasSize(Mutants.ALL.size());
  }

  @Test
  void manyMutantsReproduceDefectsOfRealSystems() {
    assertThat(Mutants.ALL).filteredOn(Mutant::cited).hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void thePageListsTheMutants() throws IOException {
    String page = MutantsPage.text(Mutants.ALL);
    if (Boolean.getBoolean("dsr.regenerate")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).as("stale: run with -Ddsr.regenerate=true").hasContent(page);
  }

  /** Maven's build folder, which is another one in the quick profile. */
  private static Path build() throws URISyntaxException {
    Path classes =
        Path.of(MutantsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return classes.getParent();
  }
}
