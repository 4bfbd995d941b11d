package org.dsr4j.internal.engine;

import org.dsr4j.model.DsrError;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorFamily;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;

/**
 * Rejects gaps whose status is not the adapter's to give: it is declared for a source, or decided
 * by a person, or counted by the engine. Otherwise an adapter could report a source that it did not
 * read as good.
 */
public final class AnsweredGaps {

  private AnsweredGaps() {}

  /** Returns the gap of a read of a supported source, or a breach of contract instead. */
  static Gap ofRead(Gap gap) {
    return switch (gap.status()) {
      case ATTESTED, KEPT, REDIRECTED, FOLLOWS, QUARANTINED -> breach(gap);
      default -> skippedByPerson(gap);
    };
  }

  /**
   * Returns the gap of a proposal for a source to change, or a breach of contract instead. Devices
   * stay in the organisation, so an adapter may keep them. An adapter may say that data are deleted
   * with another object: the source is pending until they are seen gone or a person attests it.
   */
  public static Gap ofProposal(SourceDescriptor source, Gap gap) {
    boolean devices = source.facets().contains(Facet.DEVICES);
    return switch (gap.status()) {
      case ATTESTED, REDIRECTED -> breach(gap);
      case KEPT -> devices ? gap : breach(gap);
      default -> skippedByPerson(gap);
    };
  }

  /** Returns the gap of a step that was not done, or a breach of contract instead. */
  public static Gap ofStep(Gap gap) {
    return switch (gap.status()) {
      case ATTESTED, KEPT, REDIRECTED, FOLLOWS, QUARANTINED, NOT_APPLICABLE, DECLARED_IMPOSSIBLE ->
          breach(gap);
      default -> skippedByPerson(gap);
    };
  }

  /** Only a setting or a missing decision of the operator excludes data; the code names it. */
  private static Gap skippedByPerson(Gap gap) {
    boolean allowed = gap.status() != LedgerStatus.SKIPPED || namesSetting(gap.code());
    return allowed ? gap : breach(gap);
  }

  private static boolean namesSetting(ErrorCode code) {
    boolean own = !(code instanceof DsrError);
    return own ? code.family() == ErrorFamily.CALLER : code == DsrError.NOT_DECIDED;
  }

  private static Gap breach(Gap gap) {
    return Gap.failed(
        DsrError.CONTRACT_BREACH,
        "The adapter answered "
            + gap.status()
            + " for a source that it supports, which only a declaration or a person can say; its"
            + " vendor must fix it");
  }
}
