package org.dsr4j.internal.cases;

import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlanSignature;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalSigner;

/** Signs the plans of this library, and refuses all others. */
public final class PlanAuthenticity {

  private PlanAuthenticity() {}

  /** Returns the plan with the signature of the journal's signer. */
  static ChangePlan sign(ChangePlan plan, JournalSigner signer) {
    return plan.signed(PlanSignature.of(signer.publicKey(), signer.sign(plan.signedText())));
  }

  /**
   * Requires that the journal's signer signed exactly this plan. The journal must also contain it,
   * which {@link CaseFile#begin} checks.
   *
   * @throws DsrException with PLAN_NOT_OURS
   */
  public static void require(ChangePlan plan, JournalSettings journal) {
    boolean ours =
        plan.isSigned()
            && plan.signature()
                .filter(signature -> signature.isOf(journal.signer().publicKey()))
                .isPresent();
    if (!ours) {
      throw new DsrException(
          DsrError.PLAN_NOT_OURS,
          "The plan is not signed with the key of this journal, or it was changed: plan again with"
              + " this Dsr and approve the new plan");
    }
  }

  static DsrException unknown() {
    return new DsrException(
        DsrError.PLAN_NOT_OURS,
        "The journal of the case does not contain this plan: plan again with this Dsr and approve"
            + " the new plan");
  }
}
