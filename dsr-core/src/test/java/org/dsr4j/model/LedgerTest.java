package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static LedgerEntry entry(String instance, String source, long found) {
    return LedgerEntry.of(
        new SourceRef(instance, source),
        "Title",
        new LedgerEntry.Counts(found, 0, 0, Map.of()),
        List.of());
  }

  @Test
  void noSourceHasTwoEntries() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ledger(List.of(entry("crm", "a", 1), entry("crm", "a", 0))))
        .withMessageContaining("crm/a");
  }

  @Test
  void oneSourceIdInTwoInstancesIsTwoSources() {
    Ledger ledger = new Ledger(List.of(entry("east", "a", 1), entry("west", "a", 2)));

    assertThat(ledger.entry(new SourceRef("west", "a")).orElseThrow().found()).isEqualTo(2);
    assertThat(ledger.entry("a").orElseThrow().found()).isEqualTo(1);
    assertThat(ledger.found()).isEqualTo(3);
  }

  @Test
  void anUndeclaredSourceHasNoEntry() {
    Ledger ledger = new Ledger(List.of(entry("crm", "a", 1)));

    assertThat(ledger.entry("b")).isEmpty();
    assertThat(ledger.entry(new SourceRef("other", "a"))).isEmpty();
  }

  @Test
  void itsCompletionFollowsFromItsEntries() {
    LedgerEntry failed =
        LedgerEntry.of(
            new SourceRef("crm", "b"),
            "Title",
            LedgerEntry.Counts.NOTHING,
            List.of(Gap.failed(DsrError.ADAPTER_FAILURE, "broken")));

    assertThat(new Ledger(List.of(entry("crm", "a", 1))).completion())
        .isEqualTo(Completion.COMPLETE);
    assertThat(new Ledger(List.of(entry("crm", "a", 1), failed)).completion())
        .isEqualTo(Completion.PARTIAL);
    assertThat(new Ledger(List.of(failed)).completion()).isEqualTo(Completion.FAILED);
    assertThat(new Ledger(List.of()).completion()).isEqualTo(Completion.FAILED);
  }

  @Test
  void itCannotBeChangedAfterwards() {
    List<LedgerEntry> entries = new ArrayList<>(List.of(entry("crm", "a", 1)));
    Ledger ledger = new Ledger(entries);
    entries.clear();

    assertThat(ledger.entries()).hasSize(1);
  }
}
