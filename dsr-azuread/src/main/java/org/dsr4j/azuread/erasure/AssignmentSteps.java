package org.dsr4j.azuread.erasure;

import static org.dsr4j.change.ChangePhase.OBJECTS;
import static org.dsr4j.change.Reversibility.REVERSIBLE;
import static org.dsr4j.graph.model.GraphVersion.V1;

import java.util.List;
import org.dsr4j.graph.change.EffectChecks;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.model.Content;

/**
 * Deletes direct assignments of the person: applications, and consents.
 *
 * <p>The permanent deletion of the account ends assignments of applications. It is not documented
 * that it ends consents, so a refused consent stops the deletion of the account.
 */
final class AssignmentSteps {

  private static final String APPLICATIONS = "aad-app-role-assignments";
  private static final String CONSENTS = "aad-oauth2-permission-grants";
  private static final String ROLES = "/users/{userId}/appRoleAssignments";
  private static final String GRANTS = "/users/{userId}/oauth2PermissionGrants";

  private static final StepKind ROLE =
      StepKind.builder("delete-app-role-assignment", OBJECTS, "Remove an application")
          .write(WriteMethod.DELETE, V1, ROLES + "/{assignmentId}")
          .permission("AppRoleAssignment.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .verifiedBy(
              DeletedAccountChecks.settled(
                  EffectChecks.notListed(V1, ROLES, "id", "assignmentId")));

  private static final StepKind GRANT =
      StepKind.builder("delete-consent", OBJECTS, "Withdraw the consent to an application")
          .write(WriteMethod.DELETE, V1, "/oauth2PermissionGrants/{grantId}")
          .permission("DelegatedPermissionGrant.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .target("{userId}/{grantId}")
          .verifiedBy(EffectChecks.notListed(V1, GRANTS, "id", "grantId"));

  static final List<StepKind> KINDS = List.of(ROLE, GRANT);

  private AssignmentSteps() {}

  static void plan(ErasureContext erasure) {
    if (erasure.isRequested(APPLICATIONS)) {
      for (Content row : direct(erasure, APPLICATIONS, ROLES)) {
        String id = row.text("id").orElseThrow();
        erasure
            .proposal()
            .step(
                erasure
                    .settledDraft(ROLE, APPLICATIONS, erasure.userId() + "/" + id)
                    .label(row.text("resourceDisplayName").orElse("an application"))
                    .prior(row));
      }
    }
    if (erasure.isRequested(CONSENTS)) {
      for (Content row : direct(erasure, CONSENTS, GRANTS)) {
        String id = row.text("id").orElseThrow();
        erasure
            .proposal()
            .step(
                erasure
                    .draft(GRANT, CONSENTS, erasure.userId() + "/" + id)
                    .label("application " + row.text("clientId").orElse("unknown"))
                    .prior(row));
      }
    }
  }

  /** An assignment through a group belongs to the group, and ends when the account is deleted. */
  private static List<Content> direct(ErasureContext erasure, String source, String list) {
    return erasure.rows(source, list).stream()
        .filter(row -> row.text("id").isPresent() && isOwnGrant(erasure, row))
        .toList();
  }

  private static boolean isOwnGrant(ErasureContext erasure, Content row) {
    return row.text("principalId").filter(erasure.userId()::equalsIgnoreCase).isPresent();
  }
}
