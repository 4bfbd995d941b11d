package org.dsr4j.internal.engine;

import java.util.Optional;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;

/** Returns the ledger gap of a source whose adapter does not execute an action. */
public final class DeclaredOutcomes {

  private DeclaredOutcomes() {}

  /** Returns the declared gap, or empty when the adapter supports the action. */
  public static Optional<Gap> declaredGap(SourceDescriptor source, Action action) {
    ActionSupport support = source.support(action);
    return switch (support.status()) {
      case SUPPORTED -> Optional.empty();
      case FOLLOWS -> gap(LedgerStatus.FOLLOWS, support);
      case REDIRECTED -> gap(LedgerStatus.REDIRECTED, support);
      case BY_HAND -> gap(LedgerStatus.MANUAL_STEP_OPEN, support);
      case IMPOSSIBLE -> gap(LedgerStatus.DECLARED_IMPOSSIBLE, support);
      case NOT_APPLICABLE -> gap(LedgerStatus.NOT_APPLICABLE, support);
      case NOT_IMPLEMENTED ->
          Optional.of(
              new Gap(
                  LedgerStatus.SKIPPED,
                  DsrError.NOT_YET_READ,
                  (action.reading()
                          ? "Known, but not read by this version: "
                          : "Known, but not done by this version: ")
                      + support.explanation()));
    };
  }

  /**
   * Returns the declared gap, or another one when the source does not exist in the adapter's
   * edition.
   */
  static Gap adjustToEdition(OpenAdapter adapter, SourceDescriptor source, Gap declared) {
    return adapter
        .editionWithout(source)
        .map(
            edition ->
                new Gap(
                    LedgerStatus.NOT_APPLICABLE, DsrError.DECLARED, "Does not exist in " + edition))
        .orElse(declared);
  }

  private static Optional<Gap> gap(LedgerStatus status, ActionSupport support) {
    return Optional.of(new Gap(status, DsrError.DECLARED, support.explanation()));
  }
}
