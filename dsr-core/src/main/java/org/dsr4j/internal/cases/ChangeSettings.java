package org.dsr4j.internal.cases;

import java.util.List;
import org.dsr4j.change.ApprovalPolicy;
import org.dsr4j.internal.engine.EngineSettings;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.spi.operator.ApprovalVerifier;
import org.dsr4j.spi.operator.LegalHoldProvider;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all changes of one {@code Dsr} share.
 *
 * @param journal the journal settings, or null: without a journal nothing can be executed
 * @param verifier verifies approvals, or null: approvals are then only asserted
 * @param approvals the rules for approvals
 */
public record ChangeSettings(
    EngineSettings engine,
    @Nullable JournalSettings journal,
    List<LegalHoldProvider> legalHolds,
    @Nullable ApprovalVerifier verifier,
    ApprovalPolicy approvals,
    String library) {

  public ChangeSettings {
    legalHolds = List.copyOf(legalHolds);
  }
}
