package org.dsr4j.testkit.assertj;

import org.dsr4j.model.Completion;
import org.dsr4j.model.Ledger;

/** Says why a ledger makes another completion than a test expected. */
final class CompletionGap {

  private CompletionGap() {}

  static String of(String subject, Completion expected, Completion seen, Ledger ledger) {
    TextTable worse =
        LedgerTable.only(ledger, entry -> entry.status().completion().compareTo(expected) > 0);
    TextTable lines = worse.isEmpty() ? LedgerTable.only(ledger, entry -> true) : worse;
    return "Expecting "
        + subject
        + " to be\n  "
        + expected
        + "\nbut it is\n  "
        + seen
        + (worse.isEmpty() ? "\nas all its lines say\n\n" : "\nbecause of\n\n")
        + (lines.isEmpty() ? "  (the ledger is empty)" : lines);
  }
}
