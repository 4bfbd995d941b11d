package org.dsr4j.testkit.internal.contract;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.testkit.contract.Rule;

/** The page that lists the rules. */
final class ContractPage {

  private static final String HEAD =
      """
      # The adapter contract

      What an adapter must do, in RFC 2119 words. Ids never change. `AdapterContract` of `dsr-testkit` tests every rule;
      a failure message names the rule, the finding and the usual cause. How to begin: [writing-an-adapter.md](writing-an-adapter.md).
      [mutants.md](mutants.md) shows that each test can fail.

      The kit tests each supported action of a source, and the refusal of each other action (READ-09). A harness declares a rule
      that the adapter is known to break as a `Deviation` with a reason; the test fails when the adapter no longer breaks the rule.
      Rules about the harness prevent a test from passing because of too little test data. The result of every rule is in
      `target/dsr-contract/<test class>.json`: `KEPT`, `BROKEN`, `KNOWN_DEVIATION` or `NOT_APPLICABLE`.

      This page is generated from `Rule.java`: `mvn -pl dsr-testkit -am verify -Ddsr.regenerate=true`.
      """;

  private static final Map<String, String> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("DECL", "Declarations");
    GROUPS.put("TENANT", "Tenant");
    GROUPS.put("FIND", "Identification");
    GROUPS.put("READ", "Reading");
    GROUPS.put("ISO", "Isolation");
    GROUPS.put("FAULT", "Faults");
    GROUPS.put("CHANGE", "Changes");
  }

  private ContractPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    GROUPS.forEach(
        (prefix, title) -> {
          page.append("\n## ")
              .append(title)
              .append("\n\n| rule | | usual cause of failure |\n|---|---|---|\n");
          for (Rule rule : Rule.values()) {
            if (rule.id().startsWith(prefix + "-")) {
              page.append("| <a id=\"")
                  .append(rule.id().toLowerCase(Locale.ROOT))
                  .append("\"></a>")
                  .append(rule.id())
                  .append(" | ")
                  .append(rule.text())
                  .append(" | ")
                  .append(rule.usualCause())
                  .append(" |\n");
            }
          }
        });
    return page.toString();
  }
}
