package org.dsr4j.azuread.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.azuread.identity.AccountSnapshot;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;

class StepKindsTest {

  /** Plans that were approved name these: a name that changes strands them. */
  @Test
  void kindsKeepTheirNamesAndWrites() {
    assertThat(AzureAdDeletion.kinds())
        .extracting(StepKind::name, StepKind::describe)
        .extracting(each -> each.toList().get(0) + " " + each.toList().get(1))
        .containsExactly(
            "block-sign-in PATCH /v1.0/users/{userId}",
            "revoke-sessions POST /v1.0/users/{userId}/revokeSignInSessions",
            "delete-account DELETE /v1.0/users/{userId}",
            "purge-account DELETE /v1.0/directory/deletedItems/{userId}",
            "restore-account POST /v1.0/directory/deletedItems/{userId}/restore",
            "unblock-sign-in PATCH /v1.0/users/{userId}",
            "delete-authenticator-method DELETE"
                + " /v1.0/users/{userId}/authentication/microsoftAuthenticatorMethods/{methodId}",
            "delete-phone-method DELETE"
                + " /v1.0/users/{userId}/authentication/phoneMethods/{methodId}",
            "delete-device-object DELETE /v1.0/devices/{deviceObjectId}",
            "remove-group-ownership DELETE /v1.0/groups/{objectId}/owners/{userId}/$ref",
            "remove-application-ownership DELETE"
                + " /v1.0/applications/{objectId}/owners/{userId}/$ref",
            "remove-principal-ownership DELETE"
                + " /v1.0/servicePrincipals/{objectId}/owners/{userId}/$ref",
            "delete-app-role-assignment DELETE"
                + " /v1.0/users/{userId}/appRoleAssignments/{assignmentId}",
            "delete-consent DELETE /v1.0/oauth2PermissionGrants/{grantId}");
  }

  @Test
  void theLogFormOfAnAccountIdentifiesNoPerson() {
    Content account =
        Content.ofJson(
            "{\"displayName\":\"Ada\",\"userPrincipalName\":\"ada_x.org#EXT#@contoso.com\"}"
                .getBytes(UTF_8));
    AccountSnapshot person = new AccountSnapshot("11111111-2222-4333-8444-555555555555", account);

    assertThat(person.guest()).isTrue();
    assertThat(person.toString()).isEqualTo("Person[guest]");
    assertThat(new DirectoryDevice("d", account).toString())
        .isEqualTo("DirectoryDevice[registered]");
  }
}
