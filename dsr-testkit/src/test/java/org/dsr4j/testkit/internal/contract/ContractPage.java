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

      The requirements for adapters, with the keywords of RFC 2119. Ids never change. `AdapterContract` in `dsr-testkit` tests every
      rule. A failure names the rule, the observed behaviour and the usual cause. Start with
      [writing-an-adapter.md](writing-an-adapter.md). [mutants.md](mutants.md) shows that each test can fail.

      If a source declares an action as supported, the rules for this action apply; otherwise the adapter must refuse it (READ-09). A
      rule that an adapter is known to break is declared as a `Deviation` with a reason. It turns red when it is fixed. Rules that
      start with "the harness" make sure that a test has enough test data. `target/dsr-contract/<test class>.json` contains the result
      of every rule: `KEPT`, `BROKEN`, `KNOWN_DEVIATION` or `NOT_APPLICABLE`.

      A test writes this page from `Rule.java`: `mvn -pl dsr-testkit -am verify -Ddsr.regenerate=true`.
      """;

  private static final Map<String, String> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("DECL", "Declaration");
    GROUPS.put("TENANT", "Tenant");
    GROUPS.put("FIND", "Resolution");
    GROUPS.put("READ", "Reading");
    GROUPS.put("ISO", "Isolation");
    GROUPS.put("FAULT", "Faults");
    GROUPS.put("CHANGE", "Erasing");
  }

  private ContractPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    GROUPS.forEach(
        (prefix, title) -> {
          page.append("\n## ")
              .append(title)
              .append("\n\n| rule | requirement | usual cause of a failure |\n|---|---|---|\n");
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
