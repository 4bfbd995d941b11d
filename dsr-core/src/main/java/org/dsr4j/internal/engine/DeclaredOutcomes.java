package org.dsr4j.internal.engine;

import java.util.Optional;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;

/** What stands in the ledger for a source that declares that an action is not the adapter's. */
public final class DeclaredOutcomes {

  private DeclaredOutcomes() {}

  /** Empty when the adapter supports the action, so that it must be tried. */
  public static Optional<Gap> declaredGap(SourceDescriptor source, Action action) {
    ActionSupport support = source.support(action);
    return switch (support.status()) {
      case SUPPORTED -> Optional.empty();
      case FOLLOWS -> part(LedgerStatus.FOLLOWS, support);
      case REDIRECTED -> part(LedgerStatus.REDIRECTED, support);
      case BY_HAND -> part(LedgerStatus.MANUAL_STEP_OPEN, support);
      case IMPOSSIBLE -> part(LedgerStatus.DECLARED_IMPOSSIBLE, support);
      case NOT_APPLICABLE -> part(LedgerStatus.NOT_APPLICABLE, support);
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

  /** The same, unless the source does not exist where the adapter is connected to. */
  static Gap adjustToEdition(OpenAdapter adapter, SourceDescriptor source, Gap declared) {
    return adapter
        .editionWithout(source)
        .map(
            edition ->
                new Gap(
                    LedgerStatus.NOT_APPLICABLE, DsrError.DECLARED, "Does not exist in " + edition))
        .orElse(declared);
  }

  private static Optional<Gap> part(LedgerStatus status, ActionSupport support) {
    return Optional.of(new Gap(status, DsrError.DECLARED, support.explanation()));
  }
}
