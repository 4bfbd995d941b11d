package org.dsr4j.internal.change;

import java.util.Optional;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.Exemption;
import org.dsr4j.model.SourceDescriptor;

/** Finds what keeps a source. */
final class Exempted {

  private Exempted() {}

  static Optional<Exemption> by(ErasureOrder order, SourceDescriptor source) {
    return order.exemptions().stream()
        .filter(exemption -> exemption.category() == source.category())
        .findFirst();
  }
}
