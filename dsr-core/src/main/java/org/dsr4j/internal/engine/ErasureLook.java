package org.dsr4j.internal.engine;

import java.util.Set;
import org.dsr4j.model.Identity;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * A search of an erasure, before its plan or after its steps.
 *
 * @param identity the identity of the plan; the run only adds identifiers to it
 * @param erased whether the erasure has been executed, so that a missing account is expected
 * @param only the sources to search, or null for all
 * @param rows is told of each record, in any thread
 */
public record ErasureLook(
    Identity identity, boolean erased, @Nullable Set<SourceRef> only, Rows rows) {

  /** Is told of the records that a search finds. */
  public interface Rows {

    /**
     * Is called for each record, in the thread that reads its source.
     *
     * @param strong whether it certainly belongs to the person; other records are held back
     */
    void found(SourceRef source, RecordKey key, boolean strong);
  }

  public ErasureLook {
    only = only == null ? null : Set.copyOf(only);
  }

  boolean searches(SourceRef source) {
    return only == null || only.contains(source);
  }
}
