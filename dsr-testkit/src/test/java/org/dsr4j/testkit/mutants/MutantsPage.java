package org.dsr4j.testkit.mutants;

import java.util.Collection;

/** The page that shows that every rule can fail. */
final class MutantsPage {

  private static final String HEAD =
      """
      # Mutants: that every rule can fail

      A test that cannot fail proves nothing. The [contract kit](adapter-contract.md) is therefore run on %d broken variants of the
      reference adapter; each breaks one rule, %d of them as a real system did. Each is caught by the rule that it breaks, by name.
      Other rules may fail too, as what is read wrongly is often also exported wrongly; `mutants.json` has those of the last run.

      "Seen at" names an issue, a pull request or an advisory, or lines of `Export-IntuneData.ps1` of
      `microsoft/mggraph-intune-samples`; empty where nobody is known to have done so.

      This page is written by `MutantsTest`: `mvn -pl dsr-testkit -am verify -Ddsr.regenerate=true`. For programs:
      `dsr-testkit/target/mutants.json`.

      | rule | mutant | what it does | seen at |
      |---|---|---|---|
      """;

  private MutantsPage() {}

  static String text(Collection<Mutant> mutants) {
    StringBuilder page =
        new StringBuilder(
            HEAD.formatted(mutants.size(), mutants.stream().filter(Mutant::cited).count()));
    mutants.forEach(
        mutant ->
            page.append("| ")
                .append(mutant.rule().id())
                .append(" | ")
                .append(mutant.name())
                .append(" | ")
                .append(mutant.story())
                .append(" | ")
                .append(mutant.seenAt())
                .append(" |\n"));
    return page.toString();
  }
}
