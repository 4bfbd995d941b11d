package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.intune.erasure.DeviceStepKinds;
import org.dsr4j.model.ActionSupport;

/** The person's apps. */
final class AppSources {

  private static final String APPS = "DeviceManagementApps.Read.All";
  private static final String PURGE = "up to 30 days after the account's permanent deletion";

  static final List<CatalogueEntry> ALL =
      List.of(
          source(
                  "intune-managed-app-registrations",
                  "MAM app registrations of the user",
                  END_USER_INFORMATION)
              .purpose("protecting the organisation's data inside apps")
              .retention(PURGE)
              .permissions(APPS)
              .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
              .read(
                  list(V1, "/users/{userId}/managedAppRegistrations")
                      .expand("appliedPolicies,intendedPolicies,operations")
                      .bareWhenRefused())
              .changes(
                  ActionSupport.supported(DeviceStepKinds.WRITE_APPS_PERMISSION),
                  ChangeSupport.onDevice(),
                  ChangeSupport.keeps())
              .build(),
          source(
                  "intune-managed-app-operations",
                  "MAM operations per registration",
                  SYSTEM_GENERATED_LOG)
              .purpose("showing the operations of app protection")
              .retention(PURGE)
              .permissions(APPS)
              .match(byRequest(OBJECT_ID))
              .read(
                  list(
                          V1,
                          "/deviceAppManagement/managedAppRegistrations/{registrationId}/operations")
                      .under(
                          "registrationId",
                          list(V1, "/users/{userId}/managedAppRegistrations")
                              .select("id", "userId"),
                          "userId"))
              .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          // Microsoft's own export uses the single read; the list returns other devices.
          source(
                  "intune-app-intent-and-states",
                  "App install intent and state per user and device",
                  SYSTEM_GENERATED_LOG)
              .purpose("installing apps")
              .retention(PURGE)
              .permissions("DeviceManagementManagedDevices.Read.All")
              .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
              .read(
                  list(BETA, "/users/{userId}/mobileAppIntentAndStates"),
                  single(BETA, "/users/{userId}/mobileAppIntentAndStates/{managedDeviceId}")
                      .noneOn404())
              .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          source("intune-vpp-tokens", "Apple VPP tokens (Apple ID of the admin)", CUSTOMER_DATA)
              .purpose("buying apps from Apple in volume")
              .alsoTo("Apple")
              .retention("until an administrator removes the token")
              .permissions("DeviceManagementServiceConfig.Read.All")
              .match(
                  field("appleId", MAIL).withDateField("lastModifiedDateTime"),
                  field("appleId", USER_PRINCIPAL_NAME).withDateField("lastModifiedDateTime"))
              .secret("token")
              .read(
                  list(V1, "/deviceAppManagement/vppTokens")
                      .select(
                          "id",
                          "appleId",
                          "automaticallyUpdateApps",
                          "countryOrRegion",
                          "expirationDateTime",
                          "lastModifiedDateTime",
                          "lastSyncDateTime",
                          "lastSyncStatus",
                          "organizationName",
                          "state",
                          "vppTokenAccountType"))
              .changes(
                  ChangeSupport.manual(
                      "upload a token of another Apple ID first, then DELETE"
                          + " /deviceAppManagement/vppTokens/{tokenId}; without a token app"
                          + " licensing fails"),
                  ChangeSupport.configuration("upload a token of another Apple ID"),
                  ChangeSupport.noRestriction())
              .build());

  private AppSources() {}
}
