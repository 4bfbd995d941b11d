package org.dsr4j.internal.change;

import java.util.Optional;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.DeleteAction;

/**
 * An adapter that can change something.
 *
 * @param adapter the adapter
 * @param action its action
 */
record Changer(OpenAdapter adapter, DeleteAction action) {

  static Optional<Changer> of(OpenAdapter adapter) {
    return adapter.as(DeleteAction.class).map(action -> new Changer(adapter, action));
  }

  Optional<SourceDescriptor> source(String id) {
    return adapter.sources().stream().filter(source -> source.id().equals(id)).findFirst();
  }
}
