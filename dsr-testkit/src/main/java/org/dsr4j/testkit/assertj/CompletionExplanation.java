package org.dsr4j.testkit.assertj;

import org.dsr4j.model.Completion;
import org.dsr4j.model.Ledger;
import org.dsr4j.testkit.internal.text.TextTable;

/** Explains why a ledger has a different completion than a test expected. */
final class CompletionExplanation {

  private CompletionExplanation() {}

  static String of(String subject, Completion expected, Completion seen, Ledger ledger) {
    TextTable worse =
        LedgerTable.matching(ledger, entry -> entry.status().completion().compareTo(expected) > 0);
    TextTable lines = worse.isEmpty() ? LedgerTable.matching(ledger, entry -> true) : worse;
    return "Expecting "
        + subject
        + " to be\n  "
        + expected
        + "\nbut it is\n  "
        + seen
        + (worse.isEmpty() ? "\nas follows from all its lines\n\n" : "\nbecause of\n\n")
        + (lines.isEmpty() ? "  (the ledger is empty)" : lines);
  }
}
