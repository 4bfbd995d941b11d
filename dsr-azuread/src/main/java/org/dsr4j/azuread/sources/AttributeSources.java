package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.MatchRule;

/** Properties of the account that must be selected by name. */
final class AttributeSources {

  private static final String AS_ACCOUNT = "as long as the account; deleted accounts for 30 days";
  private static final MatchRule THE_ACCOUNT = byRequest(OBJECT_ID).decidedBy("id", OBJECT_ID);

  static final List<CatalogueEntry> ALL =
      List.of(
          // Graph omits the property if the permission, or a licence of the tenant, is missing.
          CatalogueEntry.builder("aad-user-signin-activity", "Last sign-in times of the user")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("finding unused accounts")
              .retention(AS_ACCOUNT)
              .absentIn(CloudRestrictions.GOVSG)
              .permissions("User.Read.All", "AuditLog.Read.All")
              .omittedWithoutPermission("AuditLog.Read.All")
              .match(THE_ACCOUNT)
              .read(account("signInActivity"))
              .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          CatalogueEntry.builder(
                  "aad-user-identities",
                  "Sign-in identities (local, federated, social, e-mail OTP)")
              .category(END_USER_INFORMATION)
              .purpose("signing the person in")
              .retention(AS_ACCOUNT)
              .permissions("User.Read.All")
              .match(THE_ACCOUNT)
              .read(account("identities", "externalUserState", "creationType"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PATCH /users/{userId}"),
                  ChangeSupport.accountBlock())
              .build(),
          // onPremisesSyncBehavior is not read: every permission that reads it also changes it.
          // onPremisesSyncEnabled shows whether the account is synchronised.
          CatalogueEntry.builder(
                  "aad-user-onpremises-attributes",
                  "Attributes mastered in on-premises AD and the sync switch")
              .category(END_USER_INFORMATION)
              .purpose("synchronising the account with the on-premises account")
              .retention("as long as the account on-premises")
              .permissions("User.Read.All")
              .match(THE_ACCOUNT)
              .read(
                  account(
                      "onPremisesSyncEnabled",
                      "onPremisesExtensionAttributes",
                      "onPremisesDistinguishedName",
                      "onPremisesSamAccountName",
                      "onPremisesSecurityIdentifier",
                      "onPremisesUserPrincipalName",
                      "onPremisesImmutableId",
                      "onPremisesDomainName",
                      "onPremisesLastSyncDateTime",
                      "onPremisesProvisioningErrors"))
              .changes(
                  ChangeSupport.onPremises(
                      "delete the account there or exclude it from the synchronisation, then delete"
                          + " the object in deletedItems"),
                  ChangeSupport.onPremises(
                      "correct it there; the change is visible after the next synchronisation"),
                  ChangeSupport.onPremises("disable the account there"))
              .build(),
          CatalogueEntry.builder("aad-user-certificate-ids", "Certificate user ids (CBA bindings)")
              .category(END_USER_INFORMATION)
              .purpose("signing the person in with a certificate")
              .retention(AS_ACCOUNT)
              .permissions("User.Read.All")
              .match(THE_ACCOUNT)
              .read(account("authorizationInfo"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PATCH /users/{userId}"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder(
                  "aad-user-custom-security-attributes", "Custom security attributes")
              .category(CUSTOMER_DATA)
              .purpose("defined by the organisation")
              .retention(AS_ACCOUNT)
              .permissions("CustomSecAttributeAssignment.Read.All", "User.Read.All")
              .omittedWithoutPermission("CustomSecAttributeAssignment.Read.All")
              .match(THE_ACCOUNT)
              .read(account("customSecurityAttributes"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PATCH /users/{userId} with customSecurityAttributes"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-open-extensions", "Open extensions on the user")
              .category(CUSTOMER_DATA)
              .purpose("defined by the application")
              .retention(AS_ACCOUNT)
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/extensions"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PATCH /users/{userId}/extensions/{extensionId}"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-usage-rights", "Usage rights")
              .category(END_USER_INFORMATION)
              .purpose("licensing the services the person uses")
              .retention("as long as the right")
              .absentIn(CloudRestrictions.ISOLATED)
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(list(BETA, "/users/{userId}/usageRights"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.atSource("they result from purchases"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder(
                  "aad-user-windows-settings",
                  "Windows settings and backup data synced to the account")
              .category(END_USER_INFORMATION)
              .purpose("transferring the person's settings to another device")
              .retention(AS_ACCOUNT)
              .absentIn(CloudRestrictions.NATIONAL)
              .byHand(
                  "no application permission reads it",
                  "the signed-in person reads GET /users/{userId}/settings/windows with the"
                      + " delegated permission UserWindowsSettings.Read.All and provides the"
                      + " result")
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.accountBlock())
              .build());

  private AttributeSources() {}

  private static Read account(String... properties) {
    String[] selected = new String[properties.length + 1];
    selected[0] = "id";
    System.arraycopy(properties, 0, selected, 1, properties.length);
    return single(V1, "/users/{userId}").select(selected);
  }
}
