package org.dsr4j.azuread.erasure;

import static org.dsr4j.change.ChangePhase.ACCOUNT;
import static org.dsr4j.change.ChangePhase.PURGE;
import static org.dsr4j.change.ChangePhase.SUSPEND;
import static org.dsr4j.change.Reversibility.IRREVERSIBLE;
import static org.dsr4j.change.Reversibility.PASSING;
import static org.dsr4j.change.Reversibility.RESTORABLE;
import static org.dsr4j.change.Reversibility.REVERSIBLE;
import static org.dsr4j.graph.model.GraphVersion.V1;

import java.util.List;
import java.util.Map;
import org.dsr4j.azuread.identity.AccountSnapshot;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.change.EffectChecks;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.WriteMethod;

/** Blocks the account, deletes it, and deletes it permanently. */
final class AccountSteps {

  static final String SOURCE = "aad-user";

  private static final String USER = "/users/{userId}";
  private static final String DELETED = "/directory/deletedItems/{userId}";

  /**
   * The preconditions: synchronisation would recreate a synchronised account, and a guest's account
   * is elsewhere.
   */
  private static final List<String> IDENTIFYING = List.of("onPremisesSyncEnabled", "userType");

  private static final StepKind RESTORE =
      StepKind.builder("restore-account", ACCOUNT, "Restore the deleted account")
          .write(WriteMethod.POST, V1, "/directory/deletedItems/{userId}/restore")
          .permission("User.DeleteRestore.All|User.ReadWrite.All")
          .reversibility(RESTORABLE)
          .verifiedBy(EffectChecks.restored());

  private static final StepKind UNBLOCK =
      StepKind.builder("unblock-sign-in", ACCOUNT, "Unblock sign-in")
          .write(WriteMethod.PATCH, V1, USER)
          .body("{\"accountEnabled\":true}")
          .permission("User.EnableDisableAccount.All|User.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .verifiedBy(EffectChecks.existsWithValues(V1, USER, Map.of("accountEnabled", "true")));

  private static final StepKind BLOCK =
      StepKind.builder("block-sign-in", SUSPEND, "Block sign-in")
          .write(WriteMethod.PATCH, V1, USER)
          .body("{\"accountEnabled\":false}")
          .permission("User.EnableDisableAccount.All|User.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .undoneBy(UNBLOCK)
          .verifiedBy(EffectChecks.hasValues(V1, USER, Map.of("accountEnabled", "false")));

  private static final StepKind REVOKE =
      StepKind.builder("revoke-sessions", SUSPEND, "Revoke the open sessions")
          .write(WriteMethod.POST, V1, USER + "/revokeSignInSessions")
          .permission("User.RevokeSessions.All|User.ReadWrite.All")
          .reversibility(PASSING)
          .verifiedBy(EffectChecks.sessionsRevoked());

  private static final StepKind DELETE =
      StepKind.builder(
              "delete-account", ACCOUNT, "Delete the account; for 30 days it can be restored")
          .write(WriteMethod.DELETE, V1, USER)
          .permission("User.DeleteRestore.All|User.ReadWrite.All")
          .reversibility(RESTORABLE)
          .undoneBy(RESTORE)
          .verifiedBy(EffectChecks.softDeleted("id," + String.join(",", IDENTIFYING)));

  private static final StepKind PURGE_ACCOUNT =
      StepKind.builder("purge-account", PURGE, "Delete the deleted account permanently")
          .write(WriteMethod.DELETE, V1, DELETED)
          .permission("User.DeleteRestore.All")
          .reversibility(IRREVERSIBLE)
          .temporaryRefusal(new HardDeleteProtection())
          .verifiedBy(EffectChecks.purged());

  static final List<StepKind> KINDS =
      List.of(BLOCK, REVOKE, DELETE, PURGE_ACCOUNT, RESTORE, UNBLOCK);

  private AccountSteps() {}

  /** Plans the steps for an active account. */
  static void planActiveAccount(ErasureContext erasure) {
    if (!erasure.isRequested(SOURCE)) {
      return;
    }
    if (erasure.account().guest()) {
      guest(erasure);
    } else {
      erasure.proposal().step(draft(erasure, REVOKE));
    }
    StepDraft purge = draft(erasure, PURGE_ACCOUNT);
    if (erasure.account().synced()) {
      onPremises(erasure);
    } else {
      erasure.proposal().step(draft(erasure, BLOCK));
      StepDraft delete = draft(erasure, DELETE);
      IDENTIFYING.forEach(name -> delete.precondition(name, erasure.account().value(name)));
      erasure.proposal().step(delete);
      purge.after(delete);
    }
    erasure.proposal().step(purge);
  }

  private static void guest(ErasureContext erasure) {
    erasure
        .proposal()
        .note(
            "The person is a guest: only the data in this tenant are erased. The account itself is"
                + " stored in the person's home tenant, or by Microsoft for a personal account: the"
                + " reply to the person names it")
        .note("Revoking sessions has no effect on external users; use the block of the sign-in");
  }

  private static void onPremises(ErasureContext erasure) {
    erasure
        .proposal()
        .instruction(
            SOURCE,
            "on-premises",
            "The account is synchronised: delete the account in the on-premises directory or move"
                + " it out of the scope of synchronisation, and wait for the next cycle")
        .note(
            "The account is synchronised: block sign-in on-premises. It is deleted permanently"
                + " after the synchronisation has deleted it; check after the next cycle whether it"
                + " was recreated");
  }

  /** Plans the steps for an account that was deleted before. */
  static void planDeletedAccount(ErasureContext erasure) {
    if (!erasure.isRequested(SOURCE)) {
      return;
    }
    erasure
        .proposal()
        .step(draft(erasure, PURGE_ACCOUNT))
        .note(
            "The account was deleted before: its devices can no longer be wiped or retired. To do"
                + " that, restore the account first and plan again");
  }

  private static StepDraft draft(ErasureContext erasure, StepKind kind) {
    AccountSnapshot person = erasure.account();
    return erasure
        .draft(kind, SOURCE, person.userId())
        .label(person.label())
        .prior(person.account());
  }
}
