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
      case FOLLOWS -> {
        ActionSupport.Follows follows = (ActionSupport.Follows) support;
        yield part(
            LedgerStatus.FOLLOWS, "Follows from " + follows.source() + ", " + follows.within());
      }
      case REDIRECTED -> {
        ActionSupport.Redirected redirected = (ActionSupport.Redirected) support;
        yield part(LedgerStatus.REDIRECTED, redirected.where() + ": " + redirected.instruction());
      }
      case BY_HAND -> {
        ActionSupport.ByHand byHand = (ActionSupport.ByHand) support;
        yield part(
            LedgerStatus.MANUAL_STEP_OPEN, byHand.reason() + "; by hand: " + byHand.instruction());
      }
      case IMPOSSIBLE -> {
        ActionSupport.Impossible impossible = (ActionSupport.Impossible) support;
        yield part(
            LedgerStatus.DECLARED_IMPOSSIBLE,
            impossible.reason() + "; kept: " + impossible.until());
      }
      case NOT_APPLICABLE ->
          part(LedgerStatus.NOT_APPLICABLE, ((ActionSupport.NotApplicable) support).reason());
      case NOT_IMPLEMENTED ->
          Optional.of(
              new Gap(
                  LedgerStatus.SKIPPED,
                  DsrError.NOT_YET_READ,
                  (action.reading()
                          ? "Known, but not read by this version: "
                          : "Known, but not done by this version: ")
                      + ((ActionSupport.NotImplemented) support).remedy()));
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

  private static Optional<Gap> part(LedgerStatus status, String detail) {
    return Optional.of(new Gap(status, DsrError.DECLARED, detail));
  }
}
