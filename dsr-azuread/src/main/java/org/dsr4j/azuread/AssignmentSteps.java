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
      StepKind.builder("delete-app-role-assignment", OBJECTS, "Take an application away")
          .write(WriteMethod.DELETE, V1, ROLES + "/{assignmentId}")
          .permission("AppRoleAssignment.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .seenBy(Sights.unlisted(V1, ROLES, "id"));

  private static final StepKind GRANT =
      StepKind.builder("delete-consent", OBJECTS, "Withdraw the consent to an application")
          .write(WriteMethod.DELETE, V1, "/oauth2PermissionGrants/{grantId}")
          .permission("DelegatedPermissionGrant.ReadWrite.All")
          .reversibility(REVERSIBLE)
          .seenBy(Sights.unlisted(V1, GRANTS, "id"));

  static final List<StepKind> KINDS = List.of(ROLE, GRANT);

  private AssignmentSteps() {}

  static void plan(Erasure erasure) {
    if (erasure.wanted(APPLICATIONS)) {
      for (Content row : direct(erasure, APPLICATIONS, ROLES)) {
        String id = row.text("id").orElseThrow();
        erasure
            .proposal()
            .step(
                erasure
                    .draft(ROLE, APPLICATIONS, id)
                    .argument("assignmentId", id)
                    .label(row.text("resourceDisplayName").orElse("an application"))
                    .prior(row));
      }
    }
    if (erasure.wanted(CONSENTS)) {
      for (Content row : direct(erasure, CONSENTS, GRANTS)) {
        String id = row.text("id").orElseThrow();
        erasure
            .proposal()
            .step(
                erasure
                    .draft(GRANT, CONSENTS, id)
                    .argument("grantId", id)
                    .label("application " + row.text("clientId").orElse("unknown"))
                    .prior(row));
      }
    }
  }

  /** What came by a group is the group's, and falls with the account. */
  private static List<Content> direct(Erasure erasure, String source, String list) {
    return erasure.rows(source, list).stream()
        .filter(row -> row.text("id").isPresent() && own(erasure, row))
        .toList();
  }

  private static boolean own(Erasure erasure, Content row) {
    return row.text("principalId").filter(erasure.userId()::equalsIgnoreCase).isPresent();
  }
}
