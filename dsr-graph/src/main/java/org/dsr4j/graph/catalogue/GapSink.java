package org.dsr4j.graph.catalogue;

import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/** Is told what could not be read. */
@FunctionalInterface
public interface GapSink {

  /** Notes a part, for one person or, when null, for everybody. */
  void add(@Nullable Identity who, Gap part);
}
