package org.dsr4j.testkit.assertj;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.SourceRef;
import org.dsr4j.testkit.internal.text.TextTable;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a ledger.
 *
 * <p>A failure message shows the affected lines as a table, not the whole ledger.
 */
public final class LedgerAssert extends AbstractAssert<LedgerAssert, Ledger> {

  LedgerAssert(@Nullable Ledger actual) {
    super(actual, LedgerAssert.class);
  }

  /**
   * Checks the completion that follows from the entries.
   *
   * <pre>{@code
   * assertThat(ledger).hasCompletion(Completion.PARTIAL);    // passes when one source failed
   * assertThat(ledger).hasCompletion(Completion.COMPLETE);   // fails then, and shows that source
   * }</pre>
   *
   * @param expected the completion
   * @return this
   */
  public LedgerAssert hasCompletion(Completion expected) {
    isNotNull();
    if (actual.completion() != expected) {
      throw failure(
          "%s", CompletionExplanation.of("the ledger", expected, actual.completion(), actual));
    }
    return this;
  }

  /**
   * Checks that every source was read or processed and that nothing remains open.
   *
   * <pre>{@code
   * assertThat(ledger).isComplete();   // passes when all are FOUND, NONE or NOT_APPLICABLE
   * assertThat(ledger).isComplete();   // fails when one is NOT_READABLE, and shows it
   * }</pre>
   *
   * @return this
   */
  public LedgerAssert isComplete() {
    return hasCompletion(Completion.COMPLETE);
  }

  /**
   * Selects the line of a source.
   *
   * <pre>{@code
   * assertThat(ledger).entry("azuread/aad-user").isFound(1);   // passes when one account was found
   * assertThat(ledger).entry("azuread/aad-usr");               // fails: there is no such line
   * }</pre>
   *
   * @param source {@code "instance/source"}, or the source alone where one instance has it
   * @return assertions about that line
   */
  public LedgerEntryAssert entry(String source) {
    isNotNull();
    return new LedgerEntryAssert(find(source)).as(info.description());
  }

  /**
   * Checks that exactly the named sources were tried and not read completely. Each other source was
   * read to the end, or it is only declared and was not tried.
   *
   * <pre>{@code
   * assertThat(ledger).isIncompleteOnlyAt("aad-sign-in-logs");   // passes when that one failed
   * assertThat(ledger).isIncompleteOnlyAt();                     // fails then, and shows it
   * }</pre>
   *
   * @param sources the sources; no argument means that all tried sources were read completely
   * @return this
   */
  public LedgerAssert isIncompleteOnlyAt(String... sources) {
    isNotNull();
    Set<SourceRef> named = named(sources);
    TextTable table = new TextTable("source", "expected", "seen", "code", "detail");
    for (LedgerEntry entry : actual.entries()) {
      boolean expected = named.contains(entry.source());
      if (expected != incomplete(entry)) {
        LedgerLine line = LedgerLine.of(entry);
        table.row(
            line.source().toString(),
            expected ? "incomplete" : "read in full",
            line.summary(),
            line.codes(),
            line.details());
      }
    }
    if (!table.isEmpty()) {
      throw failure("%s", "Expecting other sources to be incomplete\n\n" + table);
    }
    return this;
  }

  private static boolean incomplete(LedgerEntry entry) {
    return !entry.status().declared()
        && entry.status().completion().compareTo(Completion.PENDING) >= 0;
  }

  /**
   * Checks that each line is equal to that of another ledger: status, counts, withheld values and
   * the codes of the reasons.
   *
   * <pre>{@code
   * assertThat(ledger).hasSameLinesAs(undisturbed, "aad-sign-in-logs");   // passes when only that one failed
   * assertThat(ledger).hasSameLinesAs(undisturbed);                       // fails then, and shows it
   * }</pre>
   *
   * @param expected the other ledger, for example of the same run without a fault
   * @param except sources whose lines may differ; each must have a line
   * @return this
   */
  public LedgerAssert hasSameLinesAs(Ledger expected, String... except) {
    isNotNull();
    Set<SourceRef> left = named(except);
    TextTable table = LedgerTable.differences(others(expected, left), others(actual, left));
    if (!table.isEmpty()) {
      throw failure("%s", "Expecting the same lines as in the other ledger\n\n" + table);
    }
    return this;
  }

  private static List<LedgerLine> others(Ledger ledger, Set<SourceRef> except) {
    return LedgerTable.lines(ledger).stream()
        .filter(line -> !except.contains(line.source()))
        .toList();
  }

  private Set<SourceRef> named(String... sources) {
    Set<SourceRef> named = new LinkedHashSet<>();
    Arrays.stream(sources).forEach(source -> named.add(find(source).source()));
    return named;
  }

  private LedgerEntry find(String source) {
    SourceName name = new SourceName(source);
    List<LedgerEntry> found = name.among(actual.entries(), LedgerEntry::source);
    if (found.size() != 1) {
      throw failure("%s", name.unclear(actual.entries(), LedgerEntry::source));
    }
    return found.get(0);
  }
}
