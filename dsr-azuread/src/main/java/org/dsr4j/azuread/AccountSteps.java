package org.dsr4j.azuread;

import static org.dsr4j.change.ChangePhase.ACCOUNT;
import static org.dsr4j.change.ChangePhase.PURGE;
import static org.dsr4j.change.ChangePhase.SUSPEND;
import static org.dsr4j.change.Reversibility.IRREVERSIBLE;
import static org.dsr4j.change.Reversibility.PASSING;
import static org.dsr4j.change.Reversibility.RESTORABLE;
import static org.dsr4j.change.Reversibility.REVERSIBLE;
import static org.dsr4j.graph.GraphVersion.V1;

import java.util.List;
import java.util.Map;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.WriteMethod;
import org.dsr4j.graph.change.Sights;
import org.dsr4j.graph.change.StepKind;

/** Blocks the account, deletes it, and deletes it for good. */
final class AccountSteps {

  static final String SOURCE = "aad-user";

  private static final String USER = "/users/{userId}";
  private static final String DELETED = "/directory/deletedItems/{userId}";

  /** What the plan counts on: a synchronised account would come back, a guest's is elsewhere. */
  private static final List<String> IDENTIFYING = List.of("onPremisesSyncEnabled", "userType");

  private static final StepKind RESTORE =
      StepKind.builder("restore-account", ACCOUNT, "Bring the deleted account back")
          .write(WriteMethod.POST, V1, "/directory/deletedItems/{userId}/restore")
          .permission("User.DeleteRestore.All|User.ReadWrite.All")
          .reversibility(RESTORABLE)
          .seenBy(Sights.restored());

  private static final StepKind UNBLOCK =
      StepKind.builder("unblock-sign-in", ACCOUNT, "Let the account sign in again")
          .write(WriteMethod.PATCH, V1, USER)
          .body("{\"accountEnabled\":true}")
          .permission("User.EnableDisableAccount.All|User.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .seenBy(Sights.living(V1, USER, Map.of("accountEnabled", "true")));

  private static final StepKind BLOCK =
      StepKind.builder("block-sign-in", SUSPEND, "Block sign-in")
          .write(WriteMethod.PATCH, V1, USER)
          .body("{\"accountEnabled\":false}")
          .permission("User.EnableDisableAccount.All|User.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .undoneBy(UNBLOCK)
          .seenBy(Sights.property(V1, USER, Map.of("accountEnabled", "false")));

  private static final StepKind REVOKE =
      StepKind.builder("revoke-sessions", SUSPEND, "End the sessions that are open")
          .write(WriteMethod.POST, V1, USER + "/revokeSignInSessions")
          .permission("User.RevokeSessions.All|User.ReadWrite.All")
          .reversibility(PASSING)
          .seenBy(Sights.sessionsRevoked());

  private static final StepKind DELETE =
      StepKind.builder(
              "delete-account", ACCOUNT, "Delete the account; for 30 days it can be restored")
          .write(WriteMethod.DELETE, V1, USER)
          .permission("User.DeleteRestore.All|User.ReadWrite.All")
          .reversibility(RESTORABLE)
          .undoneBy(RESTORE)
          .seenBy(Sights.softDeleted("id," + String.join(",", IDENTIFYING)));

  private static final StepKind PURGE_ACCOUNT =
      StepKind.builder("purge-account", PURGE, "Delete the deleted account for good")
          .write(WriteMethod.DELETE, V1, DELETED)
          .permission("User.DeleteRestore.All")
          .reversibility(IRREVERSIBLE)
          .protectedBy(new HardDeleteProtection())
          .seenBy(Sights.purged());

  static final List<StepKind> KINDS =
      List.of(BLOCK, REVOKE, DELETE, PURGE_ACCOUNT, RESTORE, UNBLOCK);

  private AccountSteps() {}

  /** Of an account that is in use. */
  static void living(Erasure erasure) {
    if (!erasure.wanted(SOURCE)) {
      return;
    }
    if (erasure.person().guest()) {
      guest(erasure);
    } else {
      erasure.proposal().step(draft(erasure, REVOKE));
    }
    StepDraft purge = draft(erasure, PURGE_ACCOUNT);
    if (erasure.person().synced()) {
      onPremises(erasure);
    } else {
      erasure.proposal().step(draft(erasure, BLOCK));
      StepDraft delete = draft(erasure, DELETE);
      IDENTIFYING.forEach(name -> delete.precondition(name, erasure.person().value(name)));
      erasure.proposal().step(delete);
      purge.after(delete);
    }
    erasure.proposal().step(purge);
  }

  private static void guest(Erasure erasure) {
    erasure
        .proposal()
        .note(
            "The person is a guest: only what this tenant holds is erased. The account itself is"
                + " kept by the person's home tenant, or by Microsoft for a personal account: the"
                + " answer names it")
        .note("Revoking sessions has no effect on external users; blocking the sign-in has");
  }

  private static void onPremises(Erasure erasure) {
    erasure
        .proposal()
        .instruction(
            SOURCE,
            "on-premises",
            "The account is synchronised: delete the account in the on-premises directory or move"
                + " it out of the scope of synchronisation, and wait for the next cycle")
        .note(
            "The account is synchronised: sign-in is blocked on-premises, and it is deleted for"
                + " good once the synchronisation has deleted it; look after the next cycle whether"
                + " it came back");
  }

  /** Of an account that somebody deleted before. */
  static void deleted(Erasure erasure) {
    if (!erasure.wanted(SOURCE)) {
      return;
    }
    erasure
        .proposal()
        .step(draft(erasure, PURGE_ACCOUNT))
        .note(
            "The account was deleted before: devices cannot be wiped or retired any more. Who wants"
                + " that restores the account first and plans again");
  }

  private static StepDraft draft(Erasure erasure, StepKind kind) {
    Person person = erasure.person();
    return erasure
        .draft(kind, SOURCE, person.userId())
        .label(person.label())
        .prior(person.account());
  }
}
