package org.dsr4j.testkit.assertj;

import org.assertj.core.api.AbstractAssert;
import org.dsr4j.Dsr;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.internal.text.TextTable;
import org.jspecify.annotations.Nullable;

/** Assertions about the report of a run. */
public final class ReportAssert extends AbstractAssert<ReportAssert, Report> {

  ReportAssert(@Nullable Report actual) {
    super(actual, ReportAssert.class);
  }

  /**
   * Checks the completion of the request.
   *
   * <pre>{@code
   * assertThat(report).hasCompletion(Completion.PARTIAL);    // passes when one source failed
   * assertThat(report).hasCompletion(Completion.COMPLETE);   // fails then, and shows that source
   * }</pre>
   *
   * @param expected the completion
   * @return this
   */
  public ReportAssert hasCompletion(Completion expected) {
    isNotNull();
    if (actual.completion() != expected) {
      throw failure("%s", gap(expected));
    }
    return this;
  }

  private String gap(Completion expected) {
    String subject = "report " + actual.request().id() + " (" + actual.action() + ")";
    Completion interruption = actual.interruption();
    if (interruption == null) {
      return CompletionExplanation.of(subject, expected, actual.completion(), actual.ledger());
    }
    StringBuilder out = new StringBuilder("Expecting ").append(subject);
    out.append(" to be\n  ").append(expected);
    out.append("\nbut the whole run ended as\n  ").append(interruption);
    actual.notes().forEach(note -> out.append("\n  ").append(note));
    return out.toString();
  }

  /**
   * Checks that every source was read or processed and that nothing remains open.
   *
   * <pre>{@code
   * assertThat(report).isComplete();   // passes when all sources are FOUND, NONE or NOT_APPLICABLE
   * assertThat(report).isComplete();   // fails when one is NOT_READABLE, and shows it
   * }</pre>
   *
   * @return this
   */
  public ReportAssert isComplete() {
    return hasCompletion(Completion.COMPLETE);
  }

  /**
   * Checks that the ledger has exactly one line for each source that was declared.
   *
   * <pre>{@code
   * assertThat(report).accountsForEverySourceOf(dsr);        // passes for a report of that Dsr
   * assertThat(report).accountsForEverySourceOf(otherDsr);   // fails, and shows the sources that one side lacks
   * }</pre>
   *
   * @param dsr the instance that created the report
   * @return this
   */
  public ReportAssert accountsForEverySourceOf(Dsr dsr) {
    isNotNull();
    TextTable table =
        LedgerTable.sources(dsr.sources().keySet(), LedgerTable.lines(actual.ledger()));
    if (!table.isEmpty()) {
      throw failure("%s", "Expecting one line for each declared source\n\n" + table);
    }
    return this;
  }

  /**
   * Selects the ledger.
   *
   * <pre>{@code
   * assertThat(report).ledger().isIncompleteOnlyAt("aad-sign-in-logs");   // passes when that one failed
   * assertThat(report).ledger().isIncompleteOnlyAt();                     // fails then
   * }</pre>
   *
   * @return assertions about it
   */
  public LedgerAssert ledger() {
    isNotNull();
    return new LedgerAssert(actual.ledger()).as(info.description());
  }

  /**
   * Selects the line of a source.
   *
   * <pre>{@code
   * assertThat(report).entry("azuread/aad-user").isFound(1);   // passes when one account was found
   * assertThat(report).entry("azuread/aad-usr");               // fails: there is no such line
   * }</pre>
   *
   * @param source {@code "instance/source"}, or the source alone where one instance has it
   * @return assertions about that line
   */
  public LedgerEntryAssert entry(String source) {
    return ledger().entry(source);
  }
}
