package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
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
import org.dsr4j.model.MatchRule;

/**
 * The results of the organisation's scripts on devices. A script that runs as the user reports for
 * each user, every script reports for each device: both lists are read.
 */
final class ScriptStateSources {

  /**
   * Only the device identifies the person of a state; therefore only the device's user is expanded.
   */
  private static final String WHOSE = "managedDevice($select=id,userId,userPrincipalName)";

  private static final MatchRule OF_USER = field("userPrincipalName", USER_PRINCIPAL_NAME);

  private static final String REPORTED = "lastStateUpdateDateTime";

  static final List<CatalogueEntry> ALL =
      List.of(
          states("intune-powershell-script-states", "Windows PowerShell script run states")
              .match(OF_USER)
              .freeText("resultMessage", "errorDescription")
              .read(ofPeople("deviceManagementScripts"), ofDevices("deviceManagementScripts"))
              .build(),
          states("intune-shell-script-states", "macOS/Linux shell script run states")
              .match(OF_USER)
              .freeText("resultMessage", "errorDescription")
              .read(ofPeople("deviceShellScripts"), ofDevices("deviceShellScripts"))
              .build(),
          states("intune-custom-attribute-script-states", "macOS custom attribute results")
              .match(OF_USER)
              .freeText("resultMessage", "errorDescription")
              .read(
                  ofPeople("deviceCustomAttributeShellScripts"),
                  ofDevices("deviceCustomAttributeShellScripts"))
              .build(),
          states("intune-remediation-script-states", "Remediation script run states")
              .freeText(
                  "preRemediationDetectionScriptOutput",
                  "preRemediationDetectionScriptError",
                  "remediationScriptError",
                  "postRemediationDetectionScriptOutput",
                  "postRemediationDetectionScriptError")
              .read(ofDevices("deviceHealthScripts"))
              .build(),
          states("intune-compliance-script-states", "Custom compliance script run states")
              .freeText("scriptOutput", "scriptError")
              .read(ofDevices("deviceComplianceScripts"))
              .build());

  private ScriptStateSources() {}

  private static Read ofPeople(String scripts) {
    return list(BETA, "/deviceManagement/" + scripts + "/{scriptId}/userRunStates")
        .under("scriptId", ids(scripts))
        .lacking(
            "the type deviceManagementScriptUserState has no device",
            "managedDevice/id",
            "managedDevice/userId",
            "managedDevice/userPrincipalName");
  }

  private static Read ofDevices(String scripts) {
    return list(BETA, "/deviceManagement/" + scripts + "/{scriptId}/deviceRunStates")
        .under("scriptId", ids(scripts))
        .expand(WHOSE)
        .lacking("the type deviceManagementScriptDeviceState has no user", "userPrincipalName")
        .keySuffix("device");
  }

  private static Read ids(String scripts) {
    return list(BETA, "/deviceManagement/" + scripts).select("id");
  }

  /**
   * These are secrets of a whole device, in case the service returns more than the selected
   * properties.
   */
  private static EntryBuilder states(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .purpose("keeping devices in the state that the organisation requires")
        .retention("up to 30 days after the account's permanent deletion")
        .permissions("DeviceManagementConfiguration.Read.All")
        .match(
            field("managedDevice/userId", OBJECT_ID),
            field("managedDevice/userPrincipalName", USER_PRINCIPAL_NAME)
                .decidedBy("managedDevice/userId", OBJECT_ID)
                .withDateField(REPORTED),
            field("managedDevice/id", MANAGED_DEVICE_ID)
                .weakenedBy("managedDevice/userId", OBJECT_ID)
                .withDateField(REPORTED))
        .secret(
            "managedDevice/activationLockBypassCode",
            "managedDevice/remoteAssistanceSessionUrl",
            "managedDevice/deviceActionResults/passcode",
            "managedDevice/deviceActionResults/unlockPin")
        .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log());
  }
}
