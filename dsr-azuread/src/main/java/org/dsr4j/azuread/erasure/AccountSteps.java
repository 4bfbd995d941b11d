package org.dsr4j.azuread.erasure;

import static org.dsr4j.change.ChangePhase.ACCOUNT;
import static org.dsr4j.change.ChangePhase.PURGE;
import static org.dsr4j.change.ChangePhase.SUSPEND;
import static org.dsr4j.change.Reversibility.IRREVERSIBLE;
import static org.dsr4j.change.Reversibility.PASSING;
import static org.dsr4j.change.Reversibility.RESTORABLE;
import static org.dsr4j.change.Reversibility.REVERSIBLE;
import static org.dsr4j.graph.model.GraphVersion.V1;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dsr4j.azuread.identity.AccountSnapshot;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.change.EffectChecks;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.model.Gap;

/** Blocks the account, deletes it, and deletes it permanently. */
final class AccountSteps {

  static final String SOURCE = "aad-user";

  private static final String USER = DeletedAccountChecks.USER;

  /** How long the synchronisation may take to delete the account; then a new plan is needed. */
  private static final Duration SYNCHRONISATION = Duration.ofDays(30);

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
          .verifiedBy(DeletedAccountChecks::restored);

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
          .write(WriteMethod.DELETE, V1, DeletedAccountChecks.DELETED)
          .permission("User.DeleteRestore.All")
          .reversibility(IRREVERSIBLE)
          .temporaryRefusal(new HardDeleteProtection())
          .verifiedBy(DeletedAccountChecks::purged);

  static final List<StepKind> KINDS =
      List.of(BLOCK, REVOKE, DELETE, PURGE_ACCOUNT, RESTORE, UNBLOCK);

  private AccountSteps() {}

  /**
   * Plans the steps for an active account.
   *
   * @param now the time of the plan
   */
  static void planActiveAccount(ErasureContext erasure, Instant now) {
    if (!erasure.isRequested(SOURCE)) {
      return;
    }
    if (erasure.account().guest()) {
      guest(erasure);
    } else {
      erasure.proposal().step(draft(erasure, REVOKE));
    }
    StepDraft purge = purge(erasure);
    if (erasure.account().synced()) {
      onPremises(erasure);
      // No step of the plan deletes it, so the purge names the time in which that must happen.
      purge
          .argument(StepKind.EFFECT_FROM, now.toString())
          .argument(StepKind.EFFECT_UNTIL, now.plus(SYNCHRONISATION).toString());
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
        .instructionBefore(
            PURGE,
            SOURCE,
            "on-premises",
            "The account is synchronised: delete the account in the on-premises directory or move"
                + " it out of the scope of synchronisation, and wait for the next cycle. It must be"
                + " deleted within "
                + SYNCHRONISATION.toDays()
                + " days after this plan")
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
    if (OwnDeletion.time(erasure.account().account()).isEmpty()) {
      erasure
          .proposal()
          .gap(
              SOURCE,
              Gap.failed(
                  GraphError.HIDDEN,
                  "The time of the deletion of the account is not readable: without it another"
                      + " deletion could be made permanent"));
      return;
    }
    erasure
        .proposal()
        .step(
            purge(erasure)
                .precondition(
                    OwnDeletion.DELETED_AT, erasure.account().value(OwnDeletion.DELETED_AT)))
        .note(
            "The account was deleted before: the service may refuse to wipe or retire its devices."
                + " If it does, restore the account first and plan again");
  }

  private static StepDraft purge(ErasureContext erasure) {
    Duration kept = erasure.task().order().purgeAfter();
    erasure
        .proposal()
        .note(
            kept.isZero()
                ? "purgeAfter is zero: the account is deleted permanently without delay, and cannot"
                    + " be restored"
                : "The account can be restored for "
                    + kept.toHours()
                    + " hours after its deletion (purgeAfter); then it is deleted permanently");
    return draft(erasure, PURGE_ACCOUNT)
        .argument(DeletedAccountChecks.PURGE_AFTER, kept.toString());
  }

  private static StepDraft draft(ErasureContext erasure, StepKind kind) {
    AccountSnapshot person = erasure.account();
    return erasure
        .draft(kind, SOURCE, person.userId())
        .label(person.label())
        .prior(person.account());
  }
}
