package org.dsr4j.graph.catalogue.reading;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Gap;
import org.dsr4j.model.SourceDescriptor;

/** Names the permissions of a source where a service refused its read. */
record NeededPermissions(SourceDescriptor source) {

  /** Returns a gap whose detail names the permissions, if it is about a permission. */
  Gap named(Gap gap) {
    Set<String> names = names();
    return gap.code() != GraphError.FORBIDDEN || names.isEmpty()
        ? gap
        : new Gap(
            gap.status(),
            gap.code(),
            gap.detail() + "; the source needs " + String.join(", ", names));
  }

  private Set<String> names() {
    return new TreeSet<>(
        Stream.of(Action.values())
            .filter(Action::reading)
            .map(source::support)
            .filter(ActionSupport.Supported.class::isInstance)
            .map(support -> ((ActionSupport.Supported) support).permissions())
            .flatMap(Collection::stream)
            .toList());
  }
}
