package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.model.ActionSupport;

/** The access rights and the sign-in methods of the person. */
final class AccessSources {

  private static final Set<String> NO_AUTHENTICATION_METHODS =
      Set.of("france-bleu", "germany-delos", "govsg");

  static final List<CatalogueEntry> ALL =
      List.of(
          // No deciding rule for principalId: for an assignment through a group it contains the
          // group's id.
          CatalogueEntry.builder("aad-app-role-assignments", "App role assignments of the user")
              .category(END_USER_INFORMATION)
              .purpose("deciding which applications the person may use")
              .retention("as long as the assignment")
              .permissions("Directory.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/appRoleAssignments"))
              .changes(
                  ActionSupport.supported("AppRoleAssignment.ReadWrite.All"),
                  ChangeSupport.byHand("delete the assignment and create a new one"),
                  ChangeSupport.keeps())
              .build(),
          CatalogueEntry.builder(
                  "aad-oauth2-permission-grants", "Delegated consents given by or for the user")
              .category(END_USER_INFORMATION)
              .purpose("letting applications act on behalf of the person")
              .retention("as long as the consent")
              .permissions("Directory.Read.All")
              .match(byRequest(OBJECT_ID).decidedBy("principalId", OBJECT_ID))
              .read(list(V1, "/users/{userId}/oauth2PermissionGrants"))
              .changes(
                  ActionSupport.supported("DelegatedPermissionGrant.ReadWrite.All"),
                  ChangeSupport.byHand("PATCH /oauth2PermissionGrants/{grantId}"),
                  ChangeSupport.keeps())
              .build(),
          CatalogueEntry.builder("aad-directory-role-assignments", "Directory role assignments")
              .category(END_USER_INFORMATION)
              .purpose("deciding what the person may administer")
              .retention("as long as the assignment")
              .permissions("RoleManagement.Read.Directory")
              .match(field("principalId", OBJECT_ID))
              .read(
                  list(V1, "/roleManagement/directory/roleAssignments")
                      .filter("principalId eq {userId}"))
              .changes(
                  ChangeSupport.manual(
                      "DELETE /roleManagement/directory/roleAssignments/{assignmentId}"),
                  ChangeSupport.byHand("delete the assignment and create a new one"),
                  ChangeSupport.keeps())
              .build(),
          CatalogueEntry.builder(
                  "aad-pim-role-schedules", "PIM for roles: eligible and active schedules")
              .category(END_USER_INFORMATION)
              .purpose("granting administrative roles for a limited time")
              .retention("as long as the schedule")
              .absentIn(Set.of("germany-delos", "govsg"))
              .permissions(
                  "RoleEligibilitySchedule.Read.Directory", "RoleAssignmentSchedule.Read.Directory")
              .match(field("principalId", OBJECT_ID))
              .read(
                  list(V1, "/roleManagement/directory/roleEligibilitySchedules")
                      .filter("principalId eq {userId}")
                      .labelled("eligible schedules")
                      .scanWhenRefused(),
                  list(V1, "/roleManagement/directory/roleAssignmentSchedules")
                      .filter("principalId eq {userId}")
                      .labelled("active schedules")
                      .scanWhenRefused())
              .changes(
                  ChangeSupport.manual("POST a schedule request with action adminRemove"),
                  ChangeSupport.byHand("POST a schedule request with action adminUpdate"),
                  ChangeSupport.byHand(
                      "POST a schedule request with action adminRemove, and record it"))
              .build(),
          CatalogueEntry.builder("aad-auth-phone", "Phone numbers for MFA/SSPR/SMS sign-in")
              .category(END_USER_INFORMATION)
              .purpose("authenticating the person")
              .retention("as long as the method is registered")
              .absentIn(NO_AUTHENTICATION_METHODS)
              .permissions("UserAuthMethod-Phone.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(
                  AuthenticationMethodSources.ofType(
                      "phoneMethods", "phone", "phoneNumber", "phoneType", "smsSignInState"))
              .changes(
                  ActionSupport.supported("UserAuthMethod-Phone.ReadWrite.All"),
                  ChangeSupport.byHand("PATCH /users/{id}/authentication/phoneMethods/{methodId}"),
                  ChangeSupport.keeps())
              .build(),
          CatalogueEntry.builder(
                  "aad-auth-authenticator",
                  "Microsoft Authenticator registrations (device name, tag)")
              .category(END_USER_INFORMATION)
              .purpose("authenticating the person")
              .retention("as long as the method is registered")
              .absentIn(NO_AUTHENTICATION_METHODS)
              .permissions("UserAuthMethod-MicrosoftAuthApp.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(
                  AuthenticationMethodSources.ofType(
                      "microsoftAuthenticatorMethods",
                      "microsoftAuthenticator",
                      "displayName",
                      "deviceTag",
                      "phoneAppVersion"))
              .changes(
                  ActionSupport.supported("UserAuthMethod-MicrosoftAuthApp.ReadWrite.All"),
                  ChangeSupport.byPerson(),
                  ChangeSupport.keeps())
              .build());

  private AccessSources() {}
}
