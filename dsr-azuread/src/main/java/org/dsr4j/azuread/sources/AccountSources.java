package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.model.ActionSupport;

/** The account, and the objects that are linked to it. */
final class AccountSources {

  /** The default properties of a linked user: data of another person. */
  static final String[] OTHER_USER_FIELDS = {
    "businessPhones",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mobilePhone",
    "officeLocation",
    "preferredLanguage",
    "surname",
    "userPrincipalName"
  };

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder("aad-user", "User object (all scalar properties)")
              .category(END_USER_INFORMATION)
              .purpose("providing an account and an address book entry")
              .retention("as long as the account; deleted accounts for 30 days")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID).decidedBy("id", OBJECT_ID))
              .read(
                  single(V1, "/users/{userId}")
                      .select(UserProperties.DIRECTORY)
                      .bareWhenRefused()
                      .acceptIdOnly(),
                  single(V1, "/users/{userId}")
                      .select(UserProperties.PROFILE)
                      .labelled("profile properties stored in SharePoint")
                      .keySuffix("profile"))
              .changes(
                  ActionSupport.supported(
                      "User.DeleteRestore.All",
                      "User.EnableDisableAccount.All",
                      "User.RevokeSessions.All"),
                  ChangeSupport.byHand(
                      "PATCH /users/{id}; for a synchronised account, change the person in the"
                          + " on-premises directory"),
                  ChangeSupport.byHand(
                      "PATCH /users/{id} with accountEnabled false, then POST"
                          + " /users/{id}/revokeSignInSessions"))
              .build(),
          CatalogueEntry.builder("aad-user-manager", "Manager")
              .category(END_USER_INFORMATION)
              .purpose("showing who the person reports to")
              .retention("as long as the account")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .otherPeople(OTHER_USER_FIELDS)
              .read(single(V1, "/users/{userId}/manager").noneOn404())
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PUT /users/{id}/manager/$ref"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-direct-reports", "Direct reports")
              .category(END_USER_INFORMATION)
              .purpose("showing who reports to the person")
              .retention("as long as the account")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .otherPeople(OTHER_USER_FIELDS)
              .read(list(V1, "/users/{userId}/directReports"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PUT /users/{reportId}/manager/$ref of each report"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder(
                  "aad-user-member-of",
                  "Direct memberships: groups, directory roles, administrative units")
              .category(END_USER_INFORMATION)
              .purpose("deciding what the person may use")
              .retention("as long as the membership")
              .permissions("Directory.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(
                  list(V1, "/users/{userId}/memberOf").showing("displayName", "Directory.Read.All"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("POST or DELETE /groups/{groupId}/members/$ref"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder(
                  "aad-user-owned-objects",
                  "Objects the user owns (groups, apps, service principals)")
              .category(END_USER_INFORMATION)
              .purpose("showing what the person is responsible for")
              .retention("as long as the ownership")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(
                  list(V1, "/users/{userId}/ownedObjects")
                      .showing("displayName", "Directory.Read.All"))
              .changes(
                  ActionSupport.supported("Group.ReadWrite.All", "Application.ReadWrite.All"),
                  ChangeSupport.byHand("change the owners of each object"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-license-details", "Licences and service plans")
              .category(END_USER_INFORMATION)
              .purpose("licensing the services the person uses")
              .retention("as long as the licence is assigned")
              .permissions("LicenseAssignment.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/licenseDetails"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("POST /users/{id}/assignLicense"),
                  ChangeSupport.byHand(
                      "removing plans may delete data and the management of devices; block sign-in"
                          + " instead"))
              .build(),
          CatalogueEntry.builder("aad-deleted-user", "Soft-deleted user")
              .category(END_USER_INFORMATION)
              .purpose("restoring an account that was deleted by mistake")
              .retention("30 days after the deletion")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID).decidedBy("id", OBJECT_ID))
              .read(
                  single(V1, "/directory/deletedItems/{userId}").noneOn404(),
                  single(V1, "/directory/deletedItems/{deletedUserId}/graph.user")
                      .select(UserProperties.DIRECTORY)
                      .labelled("all properties of the deleted account")
                      .keySuffix("all"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("restore the account, correct it, delete it again"),
                  ChangeSupport.keeps())
              .build());

  private AccountSources() {}
}
