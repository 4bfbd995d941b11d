package org.dsr4j.testkit.assertj;

import org.assertj.core.api.AbstractAssert;
import org.dsr4j.model.Completion;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about one line of a ledger.
 *
 * <p>A failure message shows the expected line, the actual line and the reasons for it.
 */
public final class LedgerEntryAssert extends AbstractAssert<LedgerEntryAssert, LedgerEntry> {

  LedgerEntryAssert(@Nullable LedgerEntry actual) {
    super(actual, LedgerEntryAssert.class);
  }

  /**
   * Checks the status.
   *
   * <pre>{@code
   * assertThat(entry).hasStatus(LedgerStatus.PENDING);   // passes for a source that answers later
   * assertThat(entry).hasStatus(LedgerStatus.NONE);      // fails for it
   * }</pre>
   *
   * @param expected the status
   * @return this
   */
  public LedgerEntryAssert hasStatus(LedgerStatus expected) {
    isNotNull();
    return require(actual.status() == expected, expected.name());
  }

  /**
   * Checks that the source was read to the end and returned this many records.
   *
   * <pre>{@code
   * assertThat(entry).isFound(2);   // passes for FOUND 2
   * assertThat(entry).isFound(2);   // fails for FOUND 3, and for FAILED 2
   * }</pre>
   *
   * @param count the number of records, at least one
   * @return this
   */
  public LedgerEntryAssert isFound(long count) {
    isNotNull();
    if (count < 1) {
      throw new IllegalArgumentException(
          "found means at least one record; use isNone() for no records");
    }
    return require(
        actual.status() == LedgerStatus.FOUND && actual.found() == count, "FOUND " + count);
  }

  /**
   * Checks that the source was read to the end and has no records.
   *
   * <pre>{@code
   * assertThat(entry).isNone();   // passes for NONE
   * assertThat(entry).isNone();   // fails for NOT_READABLE: it is unknown whether there are records
   * }</pre>
   *
   * @return this
   */
  public LedgerEntryAssert isNone() {
    return hasStatus(LedgerStatus.NONE);
  }

  /**
   * Checks that the permission or the licence to read the source was missing.
   *
   * <pre>{@code
   * assertThat(entry).isNotReadable().because("graph.forbidden");   // passes after a 403
   * assertThat(entry).isNotReadable();                              // fails after a 500
   * }</pre>
   *
   * @return this
   */
  public LedgerEntryAssert isNotReadable() {
    return hasStatus(LedgerStatus.NOT_READABLE);
  }

  /**
   * Checks that reading ended with an error, after none or some records.
   *
   * <pre>{@code
   * assertThat(entry).isFailed().hasFound(0);   // passes after a 500 on the first page
   * assertThat(entry).isFailed();               // fails after a 403
   * }</pre>
   *
   * @return this
   */
  public LedgerEntryAssert isFailed() {
    return hasStatus(LedgerStatus.FAILED);
  }

  /**
   * Checks that the source is completely read or processed and that nothing remains open.
   *
   * <pre>{@code
   * assertThat(entry).isComplete();   // passes for FOUND, NONE, NOT_APPLICABLE, DONE, ALREADY_DONE
   * assertThat(entry).isComplete();   // fails for all others
   * }</pre>
   *
   * @return this
   */
  public LedgerEntryAssert isComplete() {
    isNotNull();
    return require(actual.status().completion() == Completion.COMPLETE, "complete");
  }

  /**
   * Checks the number of delivered records, independently of the status.
   *
   * <pre>{@code
   * assertThat(entry).isFailed().hasFound(999);   // passes when page two failed after 999 records
   * assertThat(entry).isFailed().hasFound(0);     // fails then
   * }</pre>
   *
   * @param count the number of records
   * @return this
   */
  public LedgerEntryAssert hasFound(long count) {
    isNotNull();
    return require(actual.found() == count, "a line with " + count + " found");
  }

  /**
   * Checks the number of weak matches that were quarantined.
   *
   * <pre>{@code
   * assertThat(entry).hasQuarantined(1);   // passes when one record names the person by a recycled address
   * assertThat(entry).hasQuarantined(0);   // fails then
   * }</pre>
   *
   * @param count the number of records
   * @return this
   */
  public LedgerEntryAssert hasQuarantined(long count) {
    isNotNull();
    return require(actual.quarantined() == count, "a line with " + count + " quarantined");
  }

  /**
   * Checks the number of byte-equal repetitions that were dropped.
   *
   * <pre>{@code
   * assertThat(entry).isFound(1).hasDuplicates(1);   // passes when the service sent one record twice
   * assertThat(entry).hasDuplicates(0);              // fails then
   * }</pre>
   *
   * @param count the number of records
   * @return this
   */
  public LedgerEntryAssert hasDuplicates(long count) {
    isNotNull();
    return require(actual.duplicates() == count, "a line with " + count + " duplicates");
  }

  /**
   * Checks that secret values were withheld at a path.
   *
   * <pre>{@code
   * assertThat(entry).withheld("deviceActionResults/passcode");   // passes when the service sent one
   * assertThat(entry).withheld("deviceActionResults/name");       // fails: that is no secret
   * }</pre>
   *
   * @param path the path, property names joined by slashes
   * @return this
   */
  public LedgerEntryAssert withheld(String path) {
    isNotNull();
    return require(actual.withheld().containsKey(path), "a line with " + path + " withheld");
  }

  /**
   * Checks that one of the reasons has a code.
   *
   * <pre>{@code
   * assertThat(entry).because("graph.forbidden");   // passes after a 403
   * assertThat(entry).because("graph.not-found");   // fails then
   * }</pre>
   *
   * @param code the stable code
   * @return this
   */
  public LedgerEntryAssert because(String code) {
    isNotNull();
    return require(
        actual.gaps().stream().anyMatch(part -> part.code().code().equals(code)),
        "a line because of " + code);
  }

  /**
   * Checks that one of the reasons has a code.
   *
   * <pre>{@code
   * assertThat(entry).because(DsrError.DEADLINE_EXCEEDED);   // passes when the deadline was exceeded
   * assertThat(entry).because(DsrError.CANCELLED);           // fails then
   * }</pre>
   *
   * @param code the code
   * @return this
   */
  public LedgerEntryAssert because(ErrorCode code) {
    return because(code.code());
  }

  private LedgerEntryAssert require(boolean met, String expected) {
    if (met) {
      return this;
    }
    LedgerLine line = LedgerLine.of(actual);
    StringBuilder out = new StringBuilder("Expecting " + actual.source());
    out.append("\n  to be    ").append(expected).append("\n  but was  ").append(line.summary());
    line.problems()
        .forEach(
            problem ->
                out.append("\n  because  ")
                    .append(problem.code())
                    .append(": ")
                    .append(problem.detail()));
    throw failure("%s", out);
  }
}
