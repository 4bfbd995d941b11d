package org.dsr4j.internal.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.Exemption;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;

/** Finds the exemption of a source, and the sources to erase. */
final class ErasableSources {

  private static final Set<ActionSupport.Status> DELETED =
      EnumSet.of(
          ActionSupport.Status.SUPPORTED,
          ActionSupport.Status.FOLLOWS,
          ActionSupport.Status.REDIRECTED,
          ActionSupport.Status.BY_HAND,
          ActionSupport.Status.NOT_IMPLEMENTED);

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

  /** Returns whether its data are deleted unless an exemption keeps them. */
  static boolean isDeleted(SourceDescriptor source) {
    return DELETED.contains(source.support(Action.DELETE).status());
  }

  /** Returns whether an exemption keeps data of the adapter that would be deleted otherwise. */
  static boolean keepsAny(ErasureOrder order, OpenAdapter adapter) {
    return adapter.sources().stream()
        .filter(ErasableSources::isDeleted)
        .anyMatch(source -> exemptionOf(order, source).isPresent());
  }
}
