package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.Facet;

/** The results of policies, scripts and filters on each of the person's devices. */
final class DevicePolicySources {

  private static final String STATE = "keeping devices in the state that the organisation requires";
  private static final String MANAGED_DEVICES = "DeviceManagementManagedDevices.Read.All";

  static final List<CatalogueEntry> ALL =
      List.of(
          state("intune-security-baseline-states", "Security baseline states")
              .purpose(STATE)
              .permissions("DeviceManagementConfiguration.Read.All")
              .match(
                  byRequest(MANAGED_DEVICE_ID).decidedBy("userPrincipalName", USER_PRINCIPAL_NAME))
              .read(ofDevice("securityBaselineStates"))
              .build(),
          // Scripts write any text, often with names of users and folders.
          state("intune-device-health-script-states", "Remediation script output per device")
              .purpose(STATE)
              .permissions("DeviceManagementScripts.Read.All")
              .match(byRequest(MANAGED_DEVICE_ID))
              .freeText(
                  "preRemediationDetectionScriptOutput",
                  "preRemediationDetectionScriptError",
                  "remediationScriptError",
                  "postRemediationDetectionScriptOutput",
                  "postRemediationDetectionScriptError")
              .read(ofDevice("deviceHealthScriptStates"))
              .build(),
          state("intune-device-app-configuration-states", "App configuration states per device")
              .purpose("providing and protecting apps")
              .permissions(MANAGED_DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID).decidedBy("userId", OBJECT_ID))
              .read(ofDevice("managedDeviceMobileAppConfigurationStates"))
              .build(),
          state("intune-assignment-filter-status", "Assignment filter evaluation per device")
              .purpose(STATE)
              .permissions(MANAGED_DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID))
              .read(ofDevice("assignmentFilterEvaluationStatusDetails"))
              .build());

  private DevicePolicySources() {}

  private static Read ofDevice(String states) {
    return list(BETA, "/deviceManagement/managedDevices/{managedDeviceId}/" + states).perDevice();
  }

  private static EntryBuilder state(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .retention("as long as the device record")
        .facet(Facet.DEVICES)
        .changes(
            ChangeSupport.cascade("intune-managed-device"),
            ChangeSupport.fact(),
            ChangeSupport.log());
  }
}
