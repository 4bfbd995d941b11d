package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphIdentifierKinds.SERIAL_NUMBER;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
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
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Facet;

/**
 * The performance of devices: events such as starts and crashes. The managed device's id identifies
 * the rows; device names never match.
 */
final class AnalyticsSources {

  private static final String MANAGED_DEVICES = "DeviceManagementManagedDevices.Read.All";
  private static final String CONFIGURATION = "DeviceManagementConfiguration.Read.All";

  private static final String ONLY_DEVICE_ID = "its type has the managed device's id only";

  static final List<CatalogueEntry> ALL =
      List.of(
          analytics(
                  "intune-ea-startup-history", "Endpoint analytics: startup history and processes")
              .permissions(MANAGED_DEVICES)
              .match(
                  field("deviceId", MANAGED_DEVICE_ID).withDateField("startTime"),
                  field("managedDeviceId", MANAGED_DEVICE_ID))
              .read(
                  ofDevice(V1, "DeviceStartupHistory")
                      .lacking("a start has deviceId only", "managedDeviceId"),
                  list(V1, path("DeviceStartupProcesses"))
                      .filter("managedDeviceId eq {managedDeviceId}")
                      .lacking("a process has managedDeviceId only", "deviceId")
                      .scanWhenRefused()
                      .keySuffix("processes"))
              .build(),
          analytics("intune-ea-app-health", "Endpoint analytics: app health per device")
              .permissions(MANAGED_DEVICES)
              .match(field("deviceId", MANAGED_DEVICE_ID).withDateField("eventDateTime"))
              .read(
                  ofDevice(V1, "AppHealthDevicePerformance"),
                  ofDevice(V1, "AppHealthDevicePerformanceDetails").keySuffix("details"),
                  list(V1, path("AppHealthApplicationPerformanceByAppVersionDeviceId"))
                      .keySuffix("versions"))
              .build(),
          // Each metric returns the same devices.
          analytics(
                  "intune-ea-work-from-anywhere", "Endpoint analytics: work from anywhere devices")
              .permissions(MANAGED_DEVICES)
              .match(
                  field("deviceId", MANAGED_DEVICE_ID),
                  field("azureAdDeviceId", DEVICE_ID),
                  field("serialNumber", SERIAL_NUMBER))
              .read(
                  list(V1, path("WorkFromAnywhereMetrics/{metricId}/metricDevices"))
                      .under("metricId", list(V1, path("WorkFromAnywhereMetrics")).select("id"))
                      .keyedByContent())
              .build(),
          analytics("intune-ea-metric-history", "Endpoint analytics: metric history per device")
              .permissions(MANAGED_DEVICES)
              .match(field("deviceId", MANAGED_DEVICE_ID).withDateField("metricDateTime"))
              .read(ofDevice(V1, "MetricHistory"))
              .build(),
          analytics(
                  "intune-ea-remote-connection", "Endpoint analytics: Cloud PC connections by user")
              .permissions(CONFIGURATION)
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("userPrincipalName", USER_PRINCIPAL_NAME))
              .read(list(BETA, path("RemoteConnection")))
              .build(),
          analytics("intune-ea-device-timeline", "Endpoint analytics: device timeline events")
              .permissions(MANAGED_DEVICES)
              .match(field("deviceId", MANAGED_DEVICE_ID).withDateField("eventDateTime"))
              .read(ofDevice(BETA, "DeviceTimelineEvent"))
              .build(),
          // Two of the lists contain only the directory id or the serial number of a device.
          analytics(
                  "intune-ea-battery-resource-anomaly",
                  "Endpoint analytics: battery, resource, anomaly rows per device")
              .permissions(CONFIGURATION)
              .match(
                  field("deviceId", MANAGED_DEVICE_ID)
                      .withDateField("anomalyOnDeviceLatestOccurrenceDateTime"),
                  field("azureAdDeviceId", DEVICE_ID),
                  field("serialNumber", SERIAL_NUMBER))
              .read(
                  list(BETA, path("BatteryHealthDevicePerformance"))
                      .lacking(ONLY_DEVICE_ID, "azureAdDeviceId", "serialNumber"),
                  list(BETA, path("ResourcePerformance"))
                      .lacking(ONLY_DEVICE_ID, "azureAdDeviceId", "serialNumber")
                      .keySuffix("resources"),
                  list(BETA, path("AnomalyDevice"))
                      .lacking(ONLY_DEVICE_ID, "azureAdDeviceId", "serialNumber")
                      .keySuffix("anomaly"),
                  list(BETA, path("DevicesWithoutCloudIdentity"))
                      .lacking("its type has the directory id only", "deviceId", "serialNumber")
                      .keySuffix("identity"),
                  list(BETA, path("NotAutopilotReadyDevice"))
                      .lacking("its type has the serial number only", "deviceId", "azureAdDeviceId")
                      .keySuffix("autopilot"))
              .build(),
          observed("intune-cloud-pc-connectivity-issues", "Cloud PC connectivity issues")
              .retention("not documented")
              .permissions(CONFIGURATION)
              .match(
                  field("userId", OBJECT_ID),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("userId", OBJECT_ID)
                      .withDateField("errorDateTime"))
              .read(list(BETA, "/deviceManagement/cloudPCConnectivityIssues"))
              .changes(
                  ChangeSupport.retention("not documented"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build());

  private AnalyticsSources() {}

  private static Read ofDevice(GraphVersion version, String name) {
    return list(version, path(name)).filter("deviceId eq {managedDeviceId}").scanWhenRefused();
  }

  private static String path(String name) {
    return "/deviceManagement/userExperienceAnalytics" + name;
  }

  private static EntryBuilder analytics(String id, String title) {
    return observed(id, title)
        .retention("as long as the device record")
        .facet(Facet.DEVICES)
        .changes(
            ChangeSupport.cascade("intune-managed-device"),
            ChangeSupport.fact(),
            ChangeSupport.configuration(
                "exclude the device from the Endpoint analytics data collection policy"));
  }

  private static EntryBuilder observed(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG).purpose("improving the performance of devices");
  }
}
