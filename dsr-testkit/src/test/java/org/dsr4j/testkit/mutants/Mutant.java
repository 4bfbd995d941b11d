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
 * @param seenAt a real system with this defect: an issue, pull request or advisory, or lines of
 *     Microsoft's export script; empty when none is known
 * @param harness creates a new harness for the kit at each call
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
