package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;

/**
 * A source that will still hold data after all steps, and the reason.
 *
 * @param source the source
 * @param title what the source holds
 * @param status the status of the source in the ledger
 * @param reason why the data stay, and until when
 */
public record UnplannedSource(SourceRef source, String title, LedgerStatus status, String reason) {

  /**
   * Rejects null values.
   *
   * @param source not null
   * @param title not null
   * @param status not null
   * @param reason not null
   */
  public UnplannedSource {
    requireNonNull(source, "source");
    requireNonNull(title, "title");
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
  }
}
