package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultSources;
import org.dsr4j.evidence.EvidenceEntry;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.SourceCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was planned and approved is executed, verified and proven, whatever its size. */
class LargeCaseTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  @TempDir Path folder;

  private void sources(int number) {
    IntStream.range(0, number)
        .forEach(
            i ->
                desk.vault.sources.add(
                    VaultSources.deletable(
                        "place-with-a-name-of-almost-the-greatest-length-of-an-id-"
                            + (i % 10)
                            + (char) ('a' + i / 10 % 26)
                            + (i / 260),
                        SourceCategory.CUSTOMER_DATA)));
  }

  @Test
  void aCaseWith2000SourcesIsVerified() {
    sources(2000);
    desk.execute();

    ChangeReport report = desk.verify();

    assertThat(seen(desk.evidence(folder)))
        .hasSize(report.ledger().entries().size())
        .hasSizeGreaterThan(2000);
  }

  private static Set<String> seen(EvidenceReport evidence) {
    assertThat(evidence.problems()).isEmpty();
    Set<String> seen = new HashSet<>();
    for (EvidenceEntry entry : evidence.entries()) {
      if (entry.kind() == JournalEntryKind.VERIFIED) {
        assertThat(entry.facts()).containsEntry("parts", "7");
        entry.facts().keySet().stream().filter(fact -> fact.startsWith("seen:")).forEach(seen::add);
      }
    }
    return seen;
  }

  @Test
  void aVerificationOfFewSourcesHasOneEntry() {
    desk.execute();
    desk.verify();
    desk.verify();

    assertThat(desk.kinds()).filteredOn("VERIFIED"::equals).hasSize(2);
    assertThat(desk.evidence(folder).entries())
        .filteredOn(entry -> entry.kind() == JournalEntryKind.VERIFIED)
        .allSatisfy(entry -> assertThat(entry.facts()).doesNotContainKeys("part", "parts"));
  }

  @Test
  void aPlanWithAStepForEachOf2000RowsIsExecutedWhenTheOrderAllowsIt() {
    List<String> rows = IntStream.range(0, 2_000).mapToObj(i -> new UUID(1, i).toString()).toList();
    desk.vault.rows.clear();
    desk.vault.planner =
        (task, proposal) -> {
          task.sources().forEach(source -> proposal.noData(source.id()));
          rows.forEach(
              row ->
                  proposal.step(
                      StepDraft.of("notes", ChangePhase.OBJECTS, "remove-note", row)
                          .title("Remove a note")));
        };
    assertThat(desk.plan().parts().refusals())
        .extracting(PlanRefusal::code)
        .containsExactly(DsrError.PLAN_TOO_LARGE.code());
    ChangePlan plan = desk.plan(VaultErasureFixture.order().stepLimit(2_000));
    assertThat(plan.parts().refusals()).isEmpty();

    ChangeReport report = desk.execute(desk.approved(plan));

    assertThat(report.ledger().entry("notes").orElseThrow().alreadyDone()).isEqualTo(2_000);
    assertThat(desk.evidence(folder).problems()).isEmpty();
  }
}
