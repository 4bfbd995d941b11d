package org.dsr4j.testkit.mutants;

import java.util.Collection;

/** The page that shows that every rule can fail. */
final class MutantsPage {

  private static final String HEAD =
      """
      # Mutants: every rule can fail

      The [contract kit](adapter-contract.md) is run with %d defective variants of the reference adapter. Each breaks one rule, %d of
      them like a real system did. The test of the rule detects each of them. Other rules may fail too, because a wrong read often
      also causes a wrong export; `mutants.json` lists them for the last run.

      "Seen at" names an issue, a pull request or an advisory, or lines of `Export-IntuneData.ps1` in
      `microsoft/mggraph-intune-samples`. It is empty if no real case is known.

      `MutantsTest` writes this page: `mvn -pl dsr-testkit -am verify -Ddsr.regenerate=true`. For programs:
      `dsr-testkit/target/mutants.json`.

      | rule | mutant | defect | seen at |
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
