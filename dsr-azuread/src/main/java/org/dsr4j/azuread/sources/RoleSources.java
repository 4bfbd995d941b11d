package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.Read;

/** Roles of the person for a limited time, and rules that name the person. */
final class RoleSources {

  private static final String OF_PRINCIPAL = "principalId eq {userId}";
  private static final String ALERTS = "/identityGovernance/roleManagementAlerts/alerts";
  private static final String GROUP = "/identityGovernance/privilegedAccess/group/";

  static final List<CatalogueEntry> ALL =
      List.of(
          // No deciding rule for roleMemberInfo: for a membership through a group it contains the
          // group's id.
          CatalogueEntry.builder("aad-scoped-role-member-of", "Administrative-unit scoped roles")
              .category(END_USER_INFORMATION)
              .purpose("deciding which part of the directory the person may administer")
              .retention("as long as the role is assigned")
              .permissions("Directory.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/scopedRoleMemberOf"))
              .changes(
                  ChangeSupport.manual(
                      "DELETE /directory/administrativeUnits/{auId}/scopedRoleMembers/{itemId}"),
                  ChangeSupport.byHand("change the scoped role members of the administrative unit"),
                  ChangeSupport.byHand("remove the scoped role, and record it"))
              .build(),
          CatalogueEntry.builder(
                  "aad-pim-role-requests",
                  "PIM for roles: activation requests with justification text and ticket")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("recording why an administrative role was requested")
              .retention("not documented")
              .absentIn(CloudRestrictions.WITHOUT_GOVERNANCE)
              .permissions(
                  "RoleAssignmentSchedule.Read.Directory", "RoleEligibilitySchedule.Read.Directory")
              .match(field("principalId", OBJECT_ID))
              .otherPeople("createdBy/user/displayName", "createdBy/user/id")
              .freeText("justification", "ticketInfo/ticketNumber", "ticketInfo/ticketSystem")
              .read(
                  requests("roleAssignmentScheduleRequests").labelled("requests for active roles"),
                  requests("roleEligibilityScheduleRequests")
                      .labelled("requests for eligible roles"))
              .changes(
                  ChangeSupport.audit("as audit records"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          // Without the filter the service returns no rows, so a scan would find nothing.
          CatalogueEntry.builder(
                  "aad-pim-group-schedules", "PIM for groups: eligible and active schedules")
              .category(END_USER_INFORMATION)
              .purpose("granting memberships for a limited time")
              .retention("as long as the schedule")
              .absentIn(CloudRestrictions.WITHOUT_GOVERNANCE)
              .permissions(
                  "PrivilegedAssignmentSchedule.Read.AzureADGroup",
                  "PrivilegedEligibilitySchedule.Read.AzureADGroup")
              .match(field("principalId", OBJECT_ID))
              .read(
                  list(V1, GROUP + "assignmentSchedules")
                      .filter(OF_PRINCIPAL)
                      .labelled("active schedules"),
                  list(V1, GROUP + "eligibilitySchedules")
                      .filter(OF_PRINCIPAL)
                      .labelled("eligible schedules"))
              .changes(
                  ChangeSupport.manual("POST a schedule request with action adminRemove"),
                  ChangeSupport.byHand("POST a schedule request with action adminUpdate"),
                  ChangeSupport.byHand(
                      "POST a schedule request with action adminRemove, and record it"))
              .build(),
          CatalogueEntry.builder("aad-pim-alert-incidents", "PIM alert incidents naming the user")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("finding administrative roles that are not needed")
              .retention("not documented")
              .absentIn(CloudRestrictions.GOVSG)
              .permissions("RoleManagementAlert.Read.Directory")
              .match(
                  field("assigneeId", OBJECT_ID),
                  field("assigneeUserPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedBy("assigneeId", OBJECT_ID))
              .read(
                  list(BETA, ALERTS + "/{alertId}/alertIncidents")
                      .under(
                          "alertId",
                          list(BETA, ALERTS)
                              .filter("scopeId eq '/' and scopeType eq 'DirectoryRole'")))
              .changes(
                  ChangeSupport.audit("as audit records"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          CatalogueEntry.builder(
                  "aad-conditional-access-references",
                  "Conditional Access policies that name the user")
              .category(CUSTOMER_DATA)
              .purpose("deciding under which conditions the person may sign in")
              .retention("as long as the policy")
              .absentIn(Set.of("france-bleu", "germany-delos", "us-nat", "us-sec", "govsg"))
              .permissions("Policy.Read.All")
              .match(
                  field("conditions/users/includeUsers", OBJECT_ID),
                  field("conditions/users/excludeUsers", OBJECT_ID))
              .otherPeople("conditions/users/includeUsers", "conditions/users/excludeUsers")
              .freeText("description")
              .read(list(V1, "/identity/conditionalAccess/policies"))
              .changes(
                  ChangeSupport.configuration("remove the person from the policy"),
                  ChangeSupport.byHand("PATCH /identity/conditionalAccess/policies/{policyId}"),
                  ChangeSupport.byHand("a policy that blocks the person is a restriction"))
              .build());

  private RoleSources() {}

  private static Read requests(String segment) {
    return list(V1, "/roleManagement/directory/" + segment).filter(OF_PRINCIPAL).scanWhenRefused();
  }
}
