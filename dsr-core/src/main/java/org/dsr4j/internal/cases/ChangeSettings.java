package org.dsr4j.internal.cases;

import java.util.List;
import org.dsr4j.internal.engine.EngineSettings;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.spi.operator.ApprovalVerifier;
import org.dsr4j.spi.operator.LegalHoldProvider;
import org.jspecify.annotations.Nullable;

/**
 * What every change of one {@code Dsr} has in common.
 *
 * @param journal where changes are written down, or null: then nothing can be executed
 * @param verifier says whether an approval was given, or null: then it is only asserted
 * @param separateApprover whether the requester must not approve
 */
public record ChangeSettings(
    EngineSettings engine,
    @Nullable JournalSettings journal,
    List<LegalHoldProvider> legalHolds,
    @Nullable ApprovalVerifier verifier,
    boolean separateApprover,
    String library) {

  public ChangeSettings {
    legalHolds = List.copyOf(legalHolds);
  }
}
