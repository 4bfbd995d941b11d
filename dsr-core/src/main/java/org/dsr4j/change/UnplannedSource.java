package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;

/**
 * What a source will still hold when all steps are done, and why.
 *
 * @param source the source
 * @param title what is held there
 * @param status how it will stand in the ledger
 * @param reason why, and until when
 */
public record UnplannedSource(SourceRef source, String title, LedgerStatus status, String reason) {

  /**
   * Checks for nulls.
   *
   * @param source see {@link #source()}
   * @param title see {@link #title()}
   * @param status see {@link #status()}
   * @param reason see {@link #reason()}
   */
  public UnplannedSource {
    requireNonNull(source, "source");
    requireNonNull(title, "title");
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
  }
}
