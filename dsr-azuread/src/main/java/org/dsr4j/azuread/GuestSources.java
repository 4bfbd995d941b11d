package org.dsr4j.azuread;

import static org.dsr4j.graph.GraphIdentifierKinds.HOME_OBJECT_ID;
import static org.dsr4j.graph.GraphVersion.BETA;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.address;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.Changes;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.ActionSupport;

/** People of other organisations here, and the person there. */
final class GuestSources {

  private static final String ONLY_NAMES =
      "rows name the person by name and telephone number only, and neither is unique";

  static final List<CatalogueEntry> ALL =
      List.of(
          shared("aad-invitations", "B2B invitation")
              .retention("not kept: the guest account stands for it")
              .absentIn(Clouds.GOVSG)
              .unread(
                  new ActionSupport.NotApplicable(
                      "Graph sends invitations and lists none; what became of one stands in"
                          + " aad-user and aad-directory-audits"))
              .changes(
                  Changes.cascade("aad-user"),
                  Changes.byHand("PATCH /users/{guestId}"),
                  Changes.accountBlock())
              .build(),
          shared(
                  "aad-external-user-profiles",
                  "External user profiles (Teams external collaboration directory)")
              .retention("as long as the profile; deleted profiles for 30 days")
              .absentIn(Clouds.ISOLATED)
              .byHand(
                  ONLY_NAMES,
                  "compare GET /directory/externalUserProfiles (beta, ExternalUserProfile.Read.All)"
                      + " with what else is known of the person")
              .changes(
                  Changes.byHand(
                      "DELETE /directory/externalUserProfiles/{itemId} then DELETE"
                          + " /directory/deletedItems/{itemId}"),
                  Changes.byHand("PATCH /directory/externalUserProfiles/{itemId}"),
                  Changes.byHand(
                      "PATCH /directory/externalUserProfiles/{profileId} with isEnabled false"))
              .build(),
          shared("aad-pending-external-user-profiles", "Pending external user profiles")
              .retention("until the profile is claimed or removed")
              .absentIn(Clouds.ISOLATED)
              .byHand(
                  ONLY_NAMES,
                  "compare GET /directory/pendingExternalUserProfiles (beta,"
                      + " PendingExternalUserProfile.Read.All) with what else is known of the"
                      + " person")
              .changes(
                  Changes.byHand(
                      "DELETE /directory/pendingExternalUserProfiles/{itemId} then DELETE"
                          + " /directory/deletedItems/{itemId}"),
                  Changes.byHand("PATCH /directory/pendingExternalUserProfiles/{profileId}"),
                  Changes.byHand(
                      "PATCH /directory/pendingExternalUserProfiles/{profileId} with isEnabled"
                          + " false"))
              .build(),
          // Addressed by the id in the home tenant: these people have no account in this one.
          shared(
                  "aad-inbound-shared-user-profiles",
                  "B2B direct connect: external people seen in this tenant (no user object)")
              .retention("30 days at most after its removal was asked for")
              .absentIn(Clouds.ISOLATED)
              .permissions("CrossTenantUserProfileSharing.Read.All")
              .match(address(HOME_OBJECT_ID).guardedBy("userId", HOME_OBJECT_ID))
              .read(single(BETA, "/directory/inboundSharedUserProfiles/{homeUserId}").noneOn404())
              .changes(
                  Changes.byHand(
                      "POST /directory/inboundSharedUserProfiles/{userId}/removePersonalData;"
                          + " removal takes up to 30 days"),
                  Changes.elsewhere("in the home tenant: the account is corrected there"),
                  Changes.keeps())
              .build(),
          shared(
                  "aad-outbound-shared-user-profiles",
                  "B2B direct connect: tenants our user shared profile data with")
              .alsoTo("the organisations whose shared channels the person used")
              .retention("until its removal is asked for")
              .absentIn(Clouds.ISOLATED)
              .permissions("CrossTenantUserProfileSharing.Read.All")
              .match(address(OBJECT_ID))
              .read(
                  list(BETA, "/directory/outboundSharedUserProfiles/{userId}/tenants").noneOn404())
              .changes(
                  Changes.byHand(
                      "POST /directory/outboundSharedUserProfiles/{userId}/tenants/{tenantId}/removePersonalData"),
                  Changes.fact(),
                  Changes.keeps())
              .build(),
          CatalogueEntry.builder(
                  "aad-b2c-external-tenant-user", "B2C / External ID customer account")
              .category(END_USER_INFORMATION)
              .purpose("giving the person an account as a customer")
              .retention("as long as the account; its audit data for 7 days")
              .unread(
                  new ActionSupport.Redirected(
                      "in every B2C tenant that may hold the person",
                      "each is a tenant, and a request, of its own: open a Dsr for it"))
              .changes(
                  Changes.byHand(
                      "in every B2C tenant that may hold the person, as its own request"),
                  Changes.byHand("PATCH /users/{userId} in that tenant"),
                  Changes.accountBlock())
              .build());

  private GuestSources() {}

  private static EntryBuilder shared(String id, String title) {
    return CatalogueEntry.builder(id, title)
        .category(END_USER_INFORMATION)
        .purpose("working with people of other organisations");
  }
}
