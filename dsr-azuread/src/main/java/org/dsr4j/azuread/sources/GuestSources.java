package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphIdentifierKinds.HOME_OBJECT_ID;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.ActionSupport;

/** People of other organisations in this tenant, and the person in other tenants. */
final class GuestSources {

  private static final String ONLY_NAMES =
      "rows name the person by name and telephone number only, and neither is unique";

  static final List<CatalogueEntry> ALL =
      List.of(
          shared("aad-invitations", "B2B invitation")
              .retention("not stored: the guest account represents it")
              .absentIn(CloudRestrictions.GOVSG)
              .notRead(
                  new ActionSupport.NotApplicable(
                      "Graph sends invitations but cannot list them; their results are in"
                          + " aad-user and aad-directory-audits"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PATCH /users/{guestId}"),
                  ChangeSupport.accountBlock())
              .build(),
          shared(
                  "aad-external-user-profiles",
                  "External user profiles (Teams external collaboration directory)")
              .retention("as long as the profile; deleted profiles for 30 days")
              .absentIn(CloudRestrictions.ISOLATED)
              .byHand(
                  ONLY_NAMES,
                  "compare GET /directory/externalUserProfiles (beta, ExternalUserProfile.Read.All)"
                      + " with the other data of the person")
              .changes(
                  ChangeSupport.manual(
                      "DELETE /directory/externalUserProfiles/{itemId} then DELETE"
                          + " /directory/deletedItems/{itemId}"),
                  ChangeSupport.byHand("PATCH /directory/externalUserProfiles/{itemId}"),
                  ChangeSupport.byHand(
                      "PATCH /directory/externalUserProfiles/{profileId} with isEnabled false"))
              .build(),
          shared("aad-pending-external-user-profiles", "Pending external user profiles")
              .retention("until the profile is claimed or removed")
              .absentIn(CloudRestrictions.ISOLATED)
              .byHand(
                  ONLY_NAMES,
                  "compare GET /directory/pendingExternalUserProfiles (beta,"
                      + " PendingExternalUserProfile.Read.All) with the other data of the"
                      + " person")
              .changes(
                  ChangeSupport.manual(
                      "DELETE /directory/pendingExternalUserProfiles/{itemId} then DELETE"
                          + " /directory/deletedItems/{itemId}"),
                  ChangeSupport.byHand("PATCH /directory/pendingExternalUserProfiles/{profileId}"),
                  ChangeSupport.byHand(
                      "PATCH /directory/pendingExternalUserProfiles/{profileId} with isEnabled"
                          + " false"))
              .build(),
          // Addressed by the id in the home tenant: these people have no account in this tenant.
          shared(
                  "aad-inbound-shared-user-profiles",
                  "B2B direct connect: external people seen in this tenant (no user object)")
              .retention("at most 30 days after the removal request")
              .absentIn(CloudRestrictions.ISOLATED)
              .permissions("CrossTenantUserProfileSharing.Read.All")
              .match(byRequest(HOME_OBJECT_ID).decidedBy("userId", HOME_OBJECT_ID))
              .read(single(BETA, "/directory/inboundSharedUserProfiles/{homeUserId}").noneOn404())
              .changes(
                  ChangeSupport.manual(
                      "POST /directory/inboundSharedUserProfiles/{userId}/removePersonalData;"
                          + " removal takes up to 30 days"),
                  ChangeSupport.elsewhere("in the home tenant: the account is corrected there"),
                  ChangeSupport.keeps())
              .build(),
          shared(
                  "aad-outbound-shared-user-profiles",
                  "B2B direct connect: tenants our user shared profile data with")
              .alsoTo("the organisations whose shared channels the person used")
              .retention("until a removal request")
              .absentIn(CloudRestrictions.ISOLATED)
              .permissions("CrossTenantUserProfileSharing.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(
                  list(BETA, "/directory/outboundSharedUserProfiles/{userId}/tenants").noneOn404())
              .changes(
                  ChangeSupport.manual(
                      "POST /directory/outboundSharedUserProfiles/{userId}/tenants/{tenantId}/removePersonalData"),
                  ChangeSupport.fact(),
                  ChangeSupport.keeps())
              .build(),
          CatalogueEntry.builder(
                  "aad-b2c-external-tenant-user", "B2C / External ID customer account")
              .category(END_USER_INFORMATION)
              .purpose("providing a customer account")
              .retention("as long as the account; its audit data for 7 days")
              .notRead(
                  new ActionSupport.Redirected(
                      "in every B2C tenant that may contain the person",
                      "each tenant needs a separate request: open a Dsr for it"))
              .changes(
                  ChangeSupport.manual(
                      "in every B2C tenant that may contain the person, as a separate request"),
                  ChangeSupport.byHand("PATCH /users/{userId} in that tenant"),
                  ChangeSupport.accountBlock())
              .build());

  private GuestSources() {}

  private static EntryBuilder shared(String id, String title) {
    return CatalogueEntry.builder(id, title)
        .category(END_USER_INFORMATION)
        .purpose("working with people of other organisations");
  }
}
