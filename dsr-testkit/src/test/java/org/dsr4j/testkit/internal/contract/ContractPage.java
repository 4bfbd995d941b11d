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

      What an adapter must do, in RFC 2119 words. Ids are stable for ever. `AdapterContract` of `dsr-testkit` tests every rule;
      a failure names the rule, what was seen and what usually causes it. How to begin: [writing-an-adapter.md](writing-an-adapter.md).
      That each test can fail is shown by [mutants.md](mutants.md).

      An action that a source declares as supported is tested for what it must do, any other for its refusal (READ-09). A rule
      that an adapter is known to break is declared as a `Deviation` with a reason, and turns red when it is mended. Rules
      beginning "the harness" keep a test from passing because too little was seeded. What became of every rule stands in
      `target/dsr-contract/<test class>.json`: `KEPT`, `BROKEN`, `KNOWN_DEVIATION` or `NOT_APPLICABLE`.

      This page is written from `Rule.java`: `mvn -pl dsr-testkit -am verify -Ddsr.regenerate=true`.
      """;

  private static final Map<String, String> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("DECL", "What it says of itself");
    GROUPS.put("TENANT", "Whose service it is");
    GROUPS.put("FIND", "Who somebody is");
    GROUPS.put("READ", "What is read");
    GROUPS.put("ISO", "What is not");
    GROUPS.put("FAULT", "When the service fails");
    GROUPS.put("CHANGE", "What is erased");
  }

  private ContractPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    GROUPS.forEach(
        (prefix, title) -> {
          page.append("\n## ")
              .append(title)
              .append("\n\n| rule | | broken mostly because |\n|---|---|---|\n");
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
