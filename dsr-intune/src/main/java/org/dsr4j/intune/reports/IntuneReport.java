package org.dsr4j.intune.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that Intune creates on request, with data about people or their devices.
 *
 * @param name the service's name of it
 * @param perPolicy the list of policies if the report is requested for each policy, or null when it
 *     is requested once
 * @param filter the filter for a policy or a person, with a name in braces for the value; empty
 *     when there is none
 */
record IntuneReport(String name, @Nullable String perPolicy, String filter) {

  private static final String FEATURE_UPDATES = "/deviceManagement/windowsFeatureUpdateProfiles";
  private static final String QUALITY_UPDATES = "/deviceManagement/windowsQualityUpdateProfiles";

  /** From Microsoft's list of reports, 2021. */
  static final List<IntuneReport> ALL =
      List.of(
          whole("Devices"),
          whole("DevicesWithInventory"),
          whole("DeviceCompliance"),
          whole("DeviceNonCompliance"),
          whole("DeviceInstallStatusByApp"),
          whole("UserInstallStatusAggregateByApp"),
          whole("MAMAppProtectionStatus"),
          whole("MAMAppConfigurationStatus"),
          whole("DefenderAgents"),
          whole("UnhealthyDefenderAgents"),
          whole("ActiveMalware"),
          whole("Malware"),
          whole("FirewallStatus"),
          of("DeviceRunStatesByProactiveRemediation", "/deviceManagement/deviceHealthScripts"),
          of("FeatureUpdateDeviceState", FEATURE_UPDATES),
          of("DeviceFailuresByFeatureUpdatePolicy", FEATURE_UPDATES),
          of("QualityUpdateDeviceStatusByPolicy", QUALITY_UPDATES),
          of("QualityUpdateDeviceErrorsByPolicy", QUALITY_UPDATES));

  /** Devices with ChromeOS; the service can filter by their most recent user. */
  static final IntuneReport CHROME_OS =
      new IntuneReport("ChromeOSDevices", null, "(MostRecentUserEmail eq {mail})");

  private static IntuneReport whole(String name) {
    return new IntuneReport(name, null, "");
  }

  private static IntuneReport of(String name, String policies) {
    return new IntuneReport(name, policies, "(PolicyId eq {policyId})");
  }
}
