package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;

/** The results of policies and settings for people and devices. */
final class PolicyStateSources {

  private static final String STATE = "keeping devices in the state that the organisation requires";

  private static final Read SETTINGS =
      list(V1, "/deviceManagement/deviceCompliancePolicySettingStateSummaries").select("id");
  private static final Read PROFILES =
      list(V1, "/deviceManagement/deviceConfigurations").select("id");
  private static final Read INTENTS = list(BETA, "/deviceManagement/intents").select("id");
  private static final Read HARDWARE =
      list(BETA, "/deviceManagement/hardwareConfigurations").select("id");

  static final List<CatalogueEntry> ALL =
      List.of(
          settingState(
                  "intune-compliance-setting-states", "Compliance setting states with user e-mail")
              .purpose(STATE)
              .read(
                  list(
                          V1,
                          "/deviceManagement/deviceCompliancePolicySettingStateSummaries"
                              + "/{settingId}/deviceComplianceSettingStates")
                      .under("settingId", SETTINGS))
              .build(),
          // These rows contain device names only, which never match.
          state("intune-configuration-statuses", "Configuration profile: user and device statuses")
              .purpose(STATE)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("lastReportedDateTime"))
              .read(
                  list(V1, "/deviceManagement/deviceConfigurations/{profileId}/userStatuses")
                      .under("profileId", PROFILES),
                  list(V1, "/deviceManagement/deviceConfigurations/{profileId}/deviceStatuses")
                      .under("profileId", PROFILES)
                      .keySuffix("device"))
              .build(),
          state("intune-intent-states", "Endpoint security intents: user and device states")
              .purpose(STATE)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("lastReportedDateTime"),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("lastReportedDateTime"))
              .read(
                  list(BETA, "/deviceManagement/intents/{intentId}/userStates")
                      .under("intentId", INTENTS)
                      .lacking("the type deviceManagementIntentUserState has none", "deviceId"),
                  list(BETA, "/deviceManagement/intents/{intentId}/deviceStates")
                      .under("intentId", INTENTS)
                      .keySuffix("device"))
              .build(),
          state("intune-hardware-configuration-states", "BIOS configuration states")
              .purpose(STATE)
              .match(
                  field("userId", OBJECT_ID),
                  field("upn", USER_PRINCIPAL_NAME)
                      .decidedBy("userId", OBJECT_ID)
                      .withDateField("lastStateUpdateDateTime"))
              .match(FreeTextAddressRules.rulesFor("userEmail", "lastStateUpdateDateTime"))
              .freeText("configurationOutput", "configurationError")
              .read(
                  list(BETA, "/deviceManagement/hardwareConfigurations/{hardwareId}/userRunStates")
                      .under("hardwareId", HARDWARE)
                      .lacking("the type hardwareConfigurationUserState has none", "userId"),
                  list(
                          BETA,
                          "/deviceManagement/hardwareConfigurations/{hardwareId}/deviceRunStates")
                      .under("hardwareId", HARDWARE)
                      .lacking("the type hardwareConfigurationDeviceState has none", "userEmail")
                      .keySuffix("device"))
              .build(),
          state("intune-macos-update-summaries", "macOS update summaries")
              .purpose(STATE)
              .match(
                  field("userId", OBJECT_ID),
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedBy("userId", OBJECT_ID)
                      .withDateField("lastUpdatedDateTime"),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("userId", OBJECT_ID)
                      .withDateField("lastUpdatedDateTime"))
              .read(list(BETA, "/deviceManagement/macOSSoftwareUpdateAccountSummaries"))
              .build(),
          settingState(
                  "intune-defender-onboarding-states", "Defender for Endpoint onboarding states")
              .purpose("protecting devices and their data")
              .read(
                  list(
                      BETA,
                      "/deviceManagement/advancedThreatProtectionOnboardingStateSummary"
                          + "/advancedThreatProtectionOnboardingDeviceSettingStates"))
              .build(),
          state(
                  "intune-restricted-app-violations",
                  "Restricted-apps violations (apps found on the person's device)")
              .purpose("providing and protecting apps")
              .match(
                  field("userId", OBJECT_ID),
                  field("managedDeviceId", MANAGED_DEVICE_ID).weakenedBy("userId", OBJECT_ID))
              .read(list(BETA, "/deviceManagement/deviceConfigurationRestrictedAppsViolations"))
              .build());

  private PolicyStateSources() {}

  /** A device's state for one setting: it has no date, so a name or an address alone stays weak. */
  private static EntryBuilder settingState(String id, String title) {
    return state(id, title)
        .match(
            field("userId", OBJECT_ID),
            field("userPrincipalName", USER_PRINCIPAL_NAME).decidedBy("userId", OBJECT_ID),
            field("userEmail", MAIL).decidedBy("userId", OBJECT_ID),
            field("deviceId", MANAGED_DEVICE_ID).weakenedBy("userId", OBJECT_ID));
  }

  private static EntryBuilder state(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .retention("up to 30 days after the account's permanent deletion")
        .permissions("DeviceManagementConfiguration.Read.All")
        .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log());
  }
}
