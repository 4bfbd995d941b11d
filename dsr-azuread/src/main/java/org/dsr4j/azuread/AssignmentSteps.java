package org.dsr4j.azuread;

import static org.dsr4j.change.ChangePhase.OBJECTS;
import static org.dsr4j.change.Reversibility.REVERSIBLE;
import static org.dsr4j.graph.GraphVersion.V1;

import java.util.List;
import org.dsr4j.graph.WriteMethod;
import org.dsr4j.graph.change.Sights;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.model.Content;

/** Takes away what the person was given directly: applications, and consents. */
final class AssignmentSteps {

  private static final String APPLICATIONS = "aad-app-role-assignments";
  private static final String CONSENTS = "aad-oauth2-permission-grants";
  private static final String ROLES = "/users/{userId}/appRoleAssignments";
  private static final String GRANTS = "/users/{userId}/oauth2PermissionGrants";

  private static final StepKind ROLE =
      StepKind.kind("delete-app-role-assignment", OBJECTS, "Take an application away")
          .write(WriteMethod.DELETE, V1, ROLES + "/{assignmentId}")
          .permission("AppRoleAssignment.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .seenBy(Sights.unlisted(V1, ROLES, "id"));

  private static final StepKind GRANT =
      StepKind.kind("delete-consent", OBJECTS, "Withdraw the consent to an application")
          .write(WriteMethod.DELETE, V1, "/oauth2PermissionGrants/{grantId}")
          .permission("DelegatedPermissionGrant.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .seenBy(Sights.unlisted(V1, GRANTS, "id"));

  static final List<StepKind> KINDS = List.of(ROLE, GRANT);

  private AssignmentSteps() {}

  static void plan(Erasure erasure) {
    if (erasure.wanted(APPLICATIONS)) {
      erasure.rows(APPLICATIONS, ROLES).forEach(row -> role(erasure, row));
    }
    if (erasure.wanted(CONSENTS)) {
      erasure.rows(CONSENTS, GRANTS).forEach(row -> grant(erasure, row));
    }
  }

  private static void role(Erasure erasure, Content row) {
    // What came by a group is the group's, and falls with the account.
    if (own(erasure, row)) {
      row.text("id")
          .ifPresent(
              id ->
                  erasure
                      .proposal()
                      .step(
                          erasure
                              .draft(ROLE, APPLICATIONS, id)
                              .argument("assignmentId", id)
                              .label(row.text("resourceDisplayName").orElse("an application"))
                              .prior(row)));
    }
  }

  private static void grant(Erasure erasure, Content row) {
    if (own(erasure, row)) {
      row.text("id")
          .ifPresent(
              id ->
                  erasure
                      .proposal()
                      .step(
                          erasure
                              .draft(GRANT, CONSENTS, id)
                              .argument("grantId", id)
                              .label(row.text("clientId").orElse("an application"))
                              .prior(row)));
    }
  }

  private static boolean own(Erasure erasure, Content row) {
    return row.text("principalId").filter(erasure.userId()::equalsIgnoreCase).isPresent();
  }
}
