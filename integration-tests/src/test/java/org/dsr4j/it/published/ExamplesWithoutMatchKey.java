package org.dsr4j.it.published;

import java.util.Map;

/** The sources whose published examples contain no row of a person, with the reason. */
final class ExamplesWithoutMatchKey {

  private static final String JOB =
      "the examples show the request for a report; the people are in its file";
  private static final String STREAM = "the examples name the type of a stream instead of its rows";

  /** The reason, by the source's id. */
  static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("intune-report-export-jobs", JOB),
          Map.entry("intune-chromeos-devices-report", JOB),
          Map.entry("intune-export-device-app-management-data", STREAM),
          Map.entry("intune-managed-app-status-user-report", STREAM),
          Map.entry("intune-managed-app-usage-summary", STREAM),
          Map.entry("intune-managed-app-config-status-report", STREAM),
          Map.entry("intune-enrollment-failure-report", STREAM),
          Map.entry(
              "aad-purview-audit-search",
              "records are found by a search, which the simulated tenant does not run"));

  private ExamplesWithoutMatchKey() {}
}
