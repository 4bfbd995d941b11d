package org.dsr4j.intune.sources;

import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.PROXY_ADDRESS;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.intune.reports.AppLogReader;
import org.dsr4j.intune.reports.AppProtectionStatusReader;
import org.dsr4j.intune.reports.ChromeOsReader;
import org.dsr4j.intune.reports.DataExportReader;
import org.dsr4j.intune.reports.EnrolmentFailureReader;
import org.dsr4j.intune.reports.LogCollectionReader;
import org.dsr4j.intune.reports.OwnerColumns;
import org.dsr4j.intune.reports.ReportReader;
import org.dsr4j.model.Facet;
import org.dsr4j.model.MatchRule;

/** Reports, exports and files: data that are neither lists nor objects of Graph. */
final class IntuneSpecialSources {

  private static final String DEVICES = "DeviceManagementManagedDevices.Read.All";
  private static final String APPS = "DeviceManagementApps.Read.All";
  private static final String PURGE = "up to 30 days after the account's permanent deletion";
  private static final String WITH_THE_SOURCE = "as long as the data in the report";

  /** The maximum number of rows in requests of Microsoft's own export. */
  private static final int MOST_ROWS = 6000;

  static final List<CatalogueEntry> ALL =
      List.of(
          source(
                  "intune-export-device-app-management-data",
                  "Intune's own per-user data export (entity sets Users, Devices, ...)",
                  END_USER_INFORMATION)
              .purpose("showing the data in Intune")
              .retention(PURGE)
              .permissions("DeviceManagementServiceConfig.Read.All")
              .match(byRequest(OBJECT_ID))
              .secret(
                  "ClientCertificate",
                  "ActivationLockBypassCode",
                  "AndroidResetToken",
                  "PublicKey",
                  "PlainBlob",
                  "SignedBlob")
              .special(new DataExportReader())
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.atSource(
                      "correct aad-user; the change is visible after the next synchronisation"),
                  ChangeSupport.keeps())
              .build(),
          source(
                  "intune-report-export-jobs",
                  "Report export jobs (any report carrying UPN, UserId, e-mail or device name)",
                  SYSTEM_GENERATED_LOG)
              .purpose("showing the data in Intune")
              .retention(WITH_THE_SOURCE + "; the finished report for hours")
              .permissions("DeviceManagementConfiguration.Read.All")
              .match(OwnerColumns.RULES.toArray(MatchRule[]::new))
              .special(new ReportReader())
              .changes(
                  ChangeSupport.retention("the report expires automatically after hours"),
                  ChangeSupport.atSource("correct the data in the report"),
                  ChangeSupport.log())
              .build(),
          source("intune-chromeos-devices-report", "ChromeOS device report", END_USER_INFORMATION)
              .purpose("managing devices with access to the organisation's data")
              .alsoTo("Google")
              .retention(WITH_THE_SOURCE)
              .permissions(DEVICES)
              .match(
                  field("MostRecentUserEmail", MAIL),
                  field("MostRecentUserEmail", PROXY_ADDRESS),
                  field("MostRecentUserEmail", USER_PRINCIPAL_NAME))
              .special(new ChromeOsReader())
              .changes(
                  ChangeSupport.elsewhere("in the Google Admin console: delete the device there"),
                  ChangeSupport.elsewhere("in the Google Admin console: correct it there"),
                  ChangeSupport.elsewhere("in the Google Admin console: restrict it there"))
              .build(),
          source(
                  "intune-device-log-collection",
                  "Collected diagnostic logs of a device",
                  SYSTEM_GENERATED_LOG)
              .purpose("managing devices with access to the organisation's data")
              .retention("28 days, at most 10 collections of a device")
              .facet(Facet.DEVICES)
              .permissions(DEVICES)
              .match(byRequest(MANAGED_DEVICE_ID).decidedBy("managedDeviceId", MANAGED_DEVICE_ID))
              .otherPeople("initiatedByUserPrincipalName")
              .special(new LogCollectionReader())
              .changes(
                  ChangeSupport.retention("28 days, at most 10 collections of a device"),
                  ChangeSupport.fact(),
                  ChangeSupport.configuration("disable device diagnostics"))
              .build(),
          source(
                  "intune-app-log-collection-requests",
                  "Win32 app log collection requests",
                  SYSTEM_GENERATED_LOG)
              .purpose("providing and protecting apps")
              .retention("not documented")
              .permissions(DEVICES)
              .match(byRequest(OBJECT_ID))
              .special(new AppLogReader())
              .changes(
                  ChangeSupport.manual(
                      "DELETE the appLogCollectionRequests/{requestId} of the event"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          status(
                  "intune-managed-app-status-user-report",
                  "App protection status report for one user (userstatus)")
              .special(AppProtectionStatusReader.forPerson("userstatus"))
              .build(),
          status(
                  "intune-managed-app-config-status-report",
                  "App configuration status report for one user (userconfigstatus)")
              .special(AppProtectionStatusReader.forPerson("userconfigstatus"))
              .build(),
          status(
                  "intune-managed-app-usage-summary",
                  "MAM registration summary report (appregistrationsummary)")
              .special(AppProtectionStatusReader.forTenant("appregistrationsummary", MOST_ROWS))
              .build(),
          source(
                  "intune-enrollment-failure-report",
                  "Enrolment failure details report",
                  SYSTEM_GENERATED_LOG)
              .purpose("enrolling devices")
              .retention("not documented")
              .permissions(DEVICES)
              .match(OwnerColumns.RULES.toArray(MatchRule[]::new))
              .special(new EnrolmentFailureReader())
              .changes(
                  ChangeSupport.retention("not documented"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build());

  private static EntryBuilder status(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .purpose("providing and protecting apps")
        .retention(PURGE)
        .permissions(APPS)
        .match(OwnerColumns.RULES.toArray(MatchRule[]::new))
        .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log());
  }

  private IntuneSpecialSources() {}
}
