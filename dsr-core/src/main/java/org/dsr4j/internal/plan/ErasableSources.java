package org.dsr4j.internal.plan;

import java.util.List;
import java.util.Optional;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.Exemption;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;

/** Finds the exemption of a source, and the sources to erase. */
final class ErasableSources {

  private ErasableSources() {}

  /** Returns the sources that an adapter can erase and that no exemption keeps. */
  static List<SourceDescriptor> sourcesToErase(ErasureOrder order, OpenAdapter adapter) {
    return adapter.sources().stream()
        .filter(source -> source.support(Action.DELETE).status() == ActionSupport.Status.SUPPORTED)
        .filter(source -> exemptionOf(order, source).isEmpty())
        .toList();
  }

  static Optional<Exemption> exemptionOf(ErasureOrder order, SourceDescriptor source) {
    return order.exemptions().stream()
        .filter(exemption -> exemption.category() == source.category())
        .findFirst();
  }
}
