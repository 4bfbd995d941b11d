package org.dsr4j.intune.sources;

import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.model.ActionSupport;

/** Places of Intune data that Graph cannot read: a person reads them and gives an attestation. */
final class IntuneOutsideGraphSources {

  static final List<CatalogueEntry> ALL =
      List.of(
          source(
                  "intune-data-warehouse",
                  "Intune Data Warehouse: history of users, devices and protected apps",
                  END_USER_INFORMATION)
              .purpose("reporting on devices and apps over time")
              .retention("not documented; removed users stay in the history")
              .byHand(
                  "it is a feed on a separate host, which Graph cannot read",
                  "open the feed named under Reports, Data warehouse in the Intune admin center,"
                      + " and export the rows of the person's user id and of the devices")
              .changes(
                  new ActionSupport.ByHand(
                      "it is not documented whether Intune's purge of a deleted user includes the"
                          + " feed",
                      "30 days after the account's permanent deletion check whether the feed still"
                          + " contains rows of the person's user id, and if so ask Microsoft"
                          + " support"),
                  ChangeSupport.atSource(
                      "correct the account and the device; the history does not change"),
                  ChangeSupport.noRestriction())
              .build(),
          CatalogueEntry.builder(
                  "exchange-mobile-device-partnerships",
                  "Mobile devices that synchronise with the person's mailbox (Exchange Online)")
              .category(END_USER_INFORMATION)
              .service("microsoft-365")
              .purpose("giving mail apps on mobile devices access to the mailbox")
              .retention("until the partnership or the mailbox is removed")
              .byHand(
                  "Exchange Online stores them, and Graph cannot list them",
                  "list the mobile devices of the person's mailbox in the Exchange admin center")
              .changes(
                  new ActionSupport.ByHand(
                      "Exchange Online stores them",
                      "remove the partnerships from the person's mailbox without wiping any"
                          + " device, or check that they were deleted with the mailbox"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.elsewhere(
                      "in Exchange Online: block the partnership, which stops synchronisation and"
                          + " removes nothing"))
              .build(),
          source(
                  "configuration-manager",
                  "Configuration Manager's own database of co-managed devices",
                  END_USER_INFORMATION)
              .purpose("managing devices from the organisation's own servers")
              .retention("set by the organisation")
              .byHand(
                  "it is the organisation's own database on-premises; Intune does not share data"
                      + " with it",
                  "where Configuration Manager is used, have its administrator search the person"
                      + " and the person's devices")
              .changes(
                  new ActionSupport.ByHand(
                      "it is the organisation's own database on-premises",
                      "where Configuration Manager is used, have its administrator delete the"
                          + " person's devices and user from it"),
                  ChangeSupport.onPremises(
                      "have the administrator of Configuration Manager correct it"),
                  ChangeSupport.onPremises(
                      "have the administrator of Configuration Manager restrict it"))
              .build(),
          source(
                  "third-parties",
                  "Partners that the organisation connected to Intune (Apple, Google, Jamf,"
                      + " others)",
                  END_USER_INFORMATION)
              .service("partners")
              .purpose("enrolling devices, providing apps, and protecting devices")
              .alsoTo(
                  "Apple, Google, Jamf, and providers of threat defence and remote assistance,"
                      + " where the organisation connected them")
              .retention("set by each partner")
              .byHand(
                  "partners store it in their own services",
                  "check in the Intune admin center which partners are connected, name them to the"
                      + " person, and request a copy from those that store data on the"
                      + " organisation's behalf")
              .changes(
                  notify("that the person's data were erased, and check that it erases them too"),
                  notify("about the correction"),
                  notify("that processing is restricted"))
              .build());

  private IntuneOutsideGraphSources() {}

  private static ActionSupport notify(String what) {
    return new ActionSupport.ByHand(
        "partners store it in their own services", "inform each connected partner " + what);
  }
}
