package org.dsr4j.azuread.sources;

import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceCategory;

/**
 * Places with data of the same people that no read of this catalogue can reach.
 *
 * <p>A person reads them and gives an attestation. Until then the request is not complete.
 */
final class AzureAdOutsideGraphSources {

  private static final String OUTSIDE = "Microsoft Graph cannot read it";
  private static final String OTHER_SERVICE =
      "it is a separate service, which this catalogue does not cover";

  private static final String WINDOWS_UPDATE = "windows-update";

  static final List<CatalogueEntry> ALL =
      List.of(
          // A copy of the logs, which often contains their older part.
          outside(
                  "log-analytics-diagnostic-settings",
                  "Copies of sign-in, audit and operational logs in Azure Monitor, Event Hubs or"
                      + " storage",
                  SYSTEM_GENERATED_LOG)
              .service("log-exports")
              .purpose("keeping logs longer, and searching them")
              .retention("set by the tenant")
              .auditTrail()
              .byHand(
                  OUTSIDE,
                  "check in the diagnostic settings of Entra and Intune where logs are sent, and"
                      + " search there for the person's object id and user principal names")
              .changes(
                  byHand(OUTSIDE, "purge the rows, or wait for the end of the retention period"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          outside(
                  "microsoft-support",
                  "Support tickets and mail with Microsoft support about the person",
                  CUSTOMER_DATA)
              .purpose("getting help from Microsoft")
              .retention("set by Microsoft for support cases")
              .byHand(OUTSIDE, "search the tenant's support tickets and the mail about them")
              .changes(
                  byHand(OUTSIDE, "ask Microsoft in a support ticket, and delete the mail"),
                  byHand(OUTSIDE, "correct it in the support ticket"),
                  ChangeSupport.noRestriction())
              .build(),
          outside(
                  "m365-workloads",
                  "Mail, OneDrive, Teams, SharePoint and Viva of the person",
                  CUSTOMER_DATA)
              .service("microsoft-365")
              .purpose("collaboration")
              .retention("set by the tenant in each service")
              .byHand(
                  OTHER_SERVICE,
                  "follow the guides of these services for requests of data subjects;"
                      + " aad-export-personal-data contains a part of it")
              .changes(
                  byHand(OTHER_SERVICE, "erase it in each service, according to its guide"),
                  byHand(OTHER_SERVICE, "correct it in each service, according to its guide"),
                  byHand(OTHER_SERVICE, "restrict it in each service, according to its guide"))
              .build(),
          outside(
                  "on-premises-ad",
                  "The synchronised account in the on-premises directory",
                  END_USER_INFORMATION)
              .purpose("providing an account")
              .retention("set by the organisation")
              .byHand(
                  OUTSIDE,
                  "check in aad-user-onpremises-attributes whether the account is synchronised; if"
                      + " it is, export it there, if not, attest that")
              .changes(
                  byHand(OUTSIDE, "delete the account there before the one in the cloud"),
                  byHand(OUTSIDE, "correct the account there"),
                  byHand(OUTSIDE, "disable the account there"))
              .build(),
          otherService("universal-print", "Universal Print", "universal-print", "printing"),
          otherService(
              "windows-update-for-business",
              "Windows Update for Business",
              WINDOWS_UPDATE,
              "updating devices"),
          otherService("autopatch", "Windows Autopatch", WINDOWS_UPDATE, "updating devices"));

  private AzureAdOutsideGraphSources() {}

  private static EntryBuilder outside(String id, String title, SourceCategory category) {
    return CatalogueEntry.builder(id, title).category(category);
  }

  /** A service that uses the same ids of people and devices. */
  private static CatalogueEntry otherService(
      String id, String title, String service, String purpose) {
    return outside(id, title, END_USER_INFORMATION)
        .service(service)
        .purpose(purpose)
        .retention("set by the service")
        .byHand(OTHER_SERVICE, "search it for the person's user and device ids, if it is used")
        .changes(
            byHand(OTHER_SERVICE, "remove the person and the person's devices there"),
            byHand(OTHER_SERVICE, "correct it there"),
            byHand(OTHER_SERVICE, "remove the person and the person's devices from it"))
        .build();
  }

  private static ActionSupport byHand(String reason, String instruction) {
    return new ActionSupport.ByHand(reason, instruction);
  }
}
