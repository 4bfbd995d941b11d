package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.SourceCategory;

/** The protection of the organisation's data in the person's apps. */
final class AppProtectionSources {

  private static final String APPS = "DeviceManagementApps.Read.All";
  private static final String CONFIGURATION = "DeviceManagementConfiguration.Read.All";
  private static final String POLICIES = "change the policies or their assigned groups";

  static final List<CatalogueEntry> ALL =
      List.of(
          app(
                  "intune-managed-app-policies-for-user",
                  "MAM policies in force for the user",
                  CUSTOMER_DATA)
              .permissions(APPS)
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/getManagedAppPolicies()"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.configuration(POLICIES),
                  ChangeSupport.configuration(POLICIES))
              .build(),
          log("intune-managed-app-diagnostic-statuses", "MAM diagnostic validation statuses")
              .permissions(APPS)
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/getManagedAppDiagnosticStatuses()").keyedByContent())
              .build(),
          // A list with object ids only.
          log(
                  "intune-managed-app-flagged-users",
                  "Users with flagged app registrations (jailbroken/rooted)")
              .permissions(APPS)
              .match(field("value", OBJECT_ID))
              .read(
                  list(
                          V1,
                          "/deviceAppManagement/managedAppRegistrations"
                              + "/getUserIdsWithFlaggedAppRegistration()")
                      .bareValues()
                      .keyedByContent())
              .build(),
          app(
                  "intune-managed-app-user-blocked",
                  "Is the user blocked from managed apps",
                  END_USER_INFORMATION)
              .permissions(CONFIGURATION)
              .match(byRequest(OBJECT_ID))
              .read(single(BETA, "/users/{userId}/isManagedAppUserBlocked()"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("POST /users/{userId}/unblockManagedApps"),
                  ChangeSupport.keeps())
              .build(),
          log("intune-managed-app-log-collection-requests", "MAM log collection requests")
              .permissions(APPS)
              .match(byRequest(OBJECT_ID))
              .otherPeople("requestedByUserPrincipalName")
              .read(list(BETA, "/users/{userId}/managedAppLogCollectionRequests"))
              .build(),
          app(
                  "intune-wip-device-registrations",
                  "Windows Information Protection registrations",
                  END_USER_INFORMATION)
              .permissions(APPS)
              .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
              .read(list(BETA, "/users/{userId}/windowsInformationProtectionDeviceRegistrations"))
              .changes(
                  ChangeSupport.manual(
                      "POST /deviceAppManagement/windowsInformationProtectionDeviceRegistrations"
                          + "/{itemId}/wipe"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.keeps())
              .build(),
          log("intune-wip-wipe-actions", "WIP wipe actions")
              .permissions(CONFIGURATION)
              .match(field("targetedUserId", OBJECT_ID))
              .read(list(BETA, "/deviceAppManagement/windowsInformationProtectionWipeActions"))
              .build());

  private AppProtectionSources() {}

  private static EntryBuilder log(String id, String title) {
    return app(id, title, SYSTEM_GENERATED_LOG)
        .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log());
  }

  private static EntryBuilder app(String id, String title, SourceCategory category) {
    return source(id, title, category)
        .purpose("providing and protecting apps")
        .retention("up to 30 days after the account's permanent deletion");
  }
}
