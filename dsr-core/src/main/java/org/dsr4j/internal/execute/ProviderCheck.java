package org.dsr4j.internal.execute;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedProvider;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/** Compares the registered providers with those that planned. */
final class ProviderCheck {

  private ProviderCheck() {}

  /**
   * Requires that the providers of all steps are those that planned, in the same version. A missing
   * adapter is no error here: its steps wait.
   *
   * @throws DsrException with PROVIDER_CHANGED
   */
  static void require(ChangePlan plan, List<OpenAdapter> adapters) {
    for (OpenAdapter adapter : changing(plan, adapters)) {
      if (!plan.header().providers().contains(adapter.provider())) {
        throw new DsrException(
            DsrError.PROVIDER_CHANGED,
            "The adapter '"
                + adapter.instance()
                + "' is not the provider and version that planned: plan again with it");
      }
    }
  }

  /**
   * Returns the adapters without those whose provider did not plan. A later version of the same
   * provider may finish a case that has begun.
   */
  static List<OpenAdapter> withoutStrangers(ChangePlan plan, List<OpenAdapter> adapters) {
    List<PlannedProvider> planned = plan.header().providers();
    List<OpenAdapter> strangers = new ArrayList<>(changing(plan, adapters));
    strangers.removeIf(
        adapter -> planned.stream().anyMatch(each -> same(each, adapter.provider())));
    return adapters.stream().filter(adapter -> !strangers.contains(adapter)).toList();
  }

  private static List<OpenAdapter> changing(ChangePlan plan, List<OpenAdapter> adapters) {
    // A plan of an earlier version does not name the providers.
    return plan.header().providers().isEmpty()
        ? List.of()
        : adapters.stream()
            .filter(
                adapter ->
                    plan.steps().stream()
                        .anyMatch(step -> step.source().instance().equals(adapter.instance())))
            .toList();
  }

  private static boolean same(PlannedProvider planned, PlannedProvider now) {
    return planned.instance().equals(now.instance())
        && planned.provider().equals(now.provider())
        && planned.type().equals(now.type());
  }
}
