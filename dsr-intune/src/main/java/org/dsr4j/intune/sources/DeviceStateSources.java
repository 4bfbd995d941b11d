package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.Facet;

/** The states that Intune reports for each of the person's devices. */
final class DeviceStateSources {

  private static final String MANAGED_DEVICES = "DeviceManagementManagedDevices.Read.All";
  private static final String CONFIGURATION = "DeviceManagementConfiguration.Read.All";

  /** On shared devices a state may belong to another person: then it names that person. */
  private static final String STATE_OF = "settingStates/userId";

  static final List<CatalogueEntry> ALL =
      List.of(
          state("intune-device-configuration-states", "Configuration states of a device")
              .purpose("checking whether settings were applied to the device")
              .permissions(CONFIGURATION)
              .match(byRequest(MANAGED_DEVICE_ID).decidedBy(STATE_OF, OBJECT_ID))
              .read(
                  list(
                          V1,
                          "/deviceManagement/managedDevices/{managedDeviceId}"
                              + "/deviceConfigurationStates")
                      .perDevice())
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          state("intune-device-compliance-policy-states", "Compliance states of a device")
              .purpose("checking whether the device complies with policies")
              .permissions(CONFIGURATION)
              .match(byRequest(MANAGED_DEVICE_ID).decidedBy(STATE_OF, OBJECT_ID))
              .read(
                  list(
                          V1,
                          "/deviceManagement/managedDevices/{managedDeviceId}"
                              + "/deviceCompliancePolicyStates")
                      .perDevice())
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          state("intune-windows-protection-state", "Defender protection state")
              .purpose("protecting the device against malware")
              .permissions(MANAGED_DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID))
              .read(
                  single(
                          V1,
                          "/deviceManagement/managedDevices/{managedDeviceId}"
                              + "/windowsProtectionState")
                      .noneOn404())
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          // In both lists the row's id is the managed device's id; device names never match.
          state("intune-ea-device-performance", "Endpoint analytics: device performance and scores")
              .purpose("improving the performance of devices")
              .permissions(MANAGED_DEVICES)
              .match(field("id", MANAGED_DEVICE_ID))
              .read(
                  list(V1, "/deviceManagement/userExperienceAnalyticsDevicePerformance"),
                  list(V1, "/deviceManagement/userExperienceAnalyticsDeviceScores")
                      .keySuffix("scores"))
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.fact(),
                  ChangeSupport.configuration(
                      "exclude the device from the Endpoint analytics data collection policy"))
              .build());

  private DeviceStateSources() {}

  private static EntryBuilder state(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .retention("as long as the device record")
        .facet(Facet.DEVICES);
  }
}
