package org.dsr4j.graph.catalogue;

import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/** Receives the gaps. */
@FunctionalInterface
public interface GapSink {

  /** Adds a gap, for one person or, if null, for all people. */
  void add(@Nullable Identity who, Gap part);
}
