package org.dsr4j.testkit.mutants;

import java.util.function.Supplier;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Rule;

/**
 * A broken adapter.
 *
 * @param name lower-case words joined by hyphens
 * @param rule the rule it breaks
 * @param story what it does
 * @param seenAt where a real system did so: an issue, pull request or advisory, or lines of
 *     Microsoft's export script; empty when nobody is known to have
 * @param harness hands it to the kit, anew at each call
 */
record Mutant(
    String name, Rule rule, String story, String seenAt, Supplier<AdapterHarness> harness) {

  boolean cited() {
    return !seenAt.isEmpty();
  }

  @Override
  public String toString() {
    return rule.id() + " " + name;
  }
}
