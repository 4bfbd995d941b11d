package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.PropertySelection;
import org.dsr4j.model.ActionSupport;

/** Connections to other services with an administrator's account of that service. */
final class ConnectorSources {

  private static final String SERVICE = "DeviceManagementServiceConfig.Read.All";
  private static final String CONFIGURATION = "DeviceManagementConfiguration.Read.All";
  private static final String APPLE_DELETE =
      "renew the token with another Apple ID; deleting it breaks enrolment";
  private static final String PUSH_RENEWAL =
      "renew it with the same Apple ID; with another Apple ID every Apple device must enrol again";

  /** All properties of the connection to Google except the enrolment codes. */
  static final PropertySelection MANAGED_GOOGLE_PLAY =
      PropertySelection.of(
          "id",
          "androidDeviceOwnerFullyManagedEnrollmentEnabled",
          "bindStatus",
          "deviceOwnerManagementEnabled",
          "enrollmentTarget",
          "lastAppSyncDateTime",
          "lastAppSyncStatus",
          "lastModifiedDateTime",
          "managedGooglePlayEnterpriseType",
          "managedGooglePlayInitialScopeTagIds",
          "ownerOrganizationName",
          "ownerUserPrincipalName",
          "targetGroupIds");

  static final List<CatalogueEntry> ALL =
      List.of(
          connector(
                  "intune-apple-dep-settings",
                  "Apple enrolment (ADE/DEP) tokens: Apple ID of the admin")
              .alsoTo("Apple")
              .permissions(SERVICE)
              .match(FreeTextAddressRules.appleIdRules("appleIdentifier"))
              .read(list(BETA, "/deviceManagement/depOnboardingSettings"))
              .changes(
                  ChangeSupport.configuration(APPLE_DELETE),
                  ChangeSupport.configuration("renew the token with another Apple ID"),
                  ChangeSupport.noRestriction())
              .build(),
          connector("intune-apple-push-certificate", "Apple push certificate (Apple ID)")
              .alsoTo("Apple")
              .permissions(SERVICE)
              .match(FreeTextAddressRules.appleIdRules("appleIdentifier"))
              .read(single(V1, "/deviceManagement/applePushNotificationCertificate").noneOn404())
              .changes(
                  ChangeSupport.configuration(PUSH_RENEWAL),
                  ChangeSupport.configuration(PUSH_RENEWAL),
                  ChangeSupport.noRestriction())
              .build(),
          connector("intune-android-enterprise-owner", "Managed Google Play owner account")
              .alsoTo("Google")
              .permissions(CONFIGURATION)
              .match(FreeTextAddressRules.rulesFor("ownerUserPrincipalName"))
              .secret("companyCodes")
              .read(
                  single(BETA, "/deviceManagement/androidManagedStoreAccountEnterpriseSettings")
                      .select(MANAGED_GOOGLE_PLAY)
                      .noneOn404(),
                  single(BETA, "/deviceManagement/androidForWorkSettings")
                      .keySuffix("work")
                      .noneOn404())
              .changes(
                  ChangeSupport.configuration(
                      "add another owner in managed Google Play; unbinding would retire every"
                          + " Android Enterprise device"),
                  ChangeSupport.configuration("add another owner in managed Google Play"),
                  ChangeSupport.noRestriction())
              .build(),
          connector("intune-chromeos-connector-owner", "ChromeOS connector owner")
              .alsoTo("Google")
              .permissions(CONFIGURATION)
              .match(FreeTextAddressRules.rulesFor("ownerUserPrincipalName"))
              .read(list(BETA, "/deviceManagement/chromeOSOnboardingSettings"))
              .changes(anotherOwner(), anotherOwner(), ChangeSupport.noRestriction())
              .build(),
          connector(
                  "intune-exchange-connectors",
                  "On-premises Exchange connectors (admin alias, SMTP address)")
              .permissions(SERVICE)
              .match(FreeTextAddressRules.rulesFor("primarySmtpAddress"))
              .read(list(V1, "/deviceManagement/exchangeConnectors"))
              .changes(
                  ChangeSupport.manual("DELETE /deviceManagement/exchangeConnectors/{connectorId}"),
                  ChangeSupport.configuration("set the connector up with another account"),
                  ChangeSupport.noRestriction())
              .build());

  private ConnectorSources() {}

  private static ActionSupport anotherOwner() {
    return ChangeSupport.configuration("connect with another owner");
  }

  private static EntryBuilder connector(String id, String title) {
    return source(id, title, CUSTOMER_DATA)
        .purpose("running the service: responsible people")
        .retention("until an administrator connects with another account");
  }
}
