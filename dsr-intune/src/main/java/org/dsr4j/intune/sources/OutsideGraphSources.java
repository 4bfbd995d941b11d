package org.dsr4j.intune.sources;

import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.model.ActionSupport;

/** Places of data of Intune's that Graph does not reach: a person looks there, and attests it. */
final class OutsideGraphSources {

  static final List<CatalogueEntry> ALL =
      List.of(
          source(
                  "intune-data-warehouse",
                  "Intune Data Warehouse: history of users, devices and protected apps",
                  END_USER_INFORMATION)
              .purpose("reporting on devices and apps over time")
              .retention("not documented; users who were removed stay in the history")
              .byHand(
                  "it is a feed on a host of its own, which Graph does not reach",
                  "open the feed named under Reports, Data warehouse in the Intune admin center,"
                      + " and take from it the rows of the person's user id and of the devices")
              .changes(
                  new ActionSupport.ByHand(
                      "whether Intune's purge of a deleted user reaches the feed is not documented",
                      "30 days after the account's permanent deletion look whether the feed still"
                          + " holds rows of the person's user id, and if so ask Microsoft support"),
                  ChangeSupport.atSource(
                      "correct the account and the device; history stays as it was"),
                  ChangeSupport.noRestriction())
              .build(),
          CatalogueEntry.builder(
                  "exchange-mobile-device-partnerships",
                  "Mobile devices that synchronise with the person's mailbox (Exchange Online)")
              .category(END_USER_INFORMATION)
              .purpose("letting mail programs on mobile devices reach the mailbox")
              .retention("until the partnership or the mailbox is removed")
              .byHand(
                  "Exchange Online keeps them, and Graph does not list them",
                  "list the mobile devices of the person's mailbox in the Exchange admin center")
              .changes(
                  new ActionSupport.ByHand(
                      "Exchange Online keeps them",
                      "remove the partnerships from the person's mailbox without wiping any"
                          + " device, or see that they went with the mailbox"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.elsewhere(
                      "in Exchange Online: block the partnership, which ends synchronisation and"
                          + " removes nothing"))
              .build(),
          source(
                  "configuration-manager",
                  "Configuration Manager's own database of co-managed devices",
                  END_USER_INFORMATION)
              .purpose("managing devices from the organisation's own servers")
              .retention("as set by the organisation")
              .byHand(
                  "it is the organisation's own database on-premises; Intune does not share data"
                      + " with it",
                  "where Configuration Manager is used, have its administrator look the person and"
                      + " the person's devices up")
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
              .purpose("enrolling devices, providing apps, and protecting devices")
              .alsoTo(
                  "Apple, Google, Jamf, and providers of threat defence and remote assistance,"
                      + " where the organisation connected them")
              .retention("as each partner says")
              .byHand(
                  "partners hold it in services of their own",
                  "see in the Intune admin center which partners are connected, name them to the"
                      + " person, and ask those for a copy that hold data on the organisation's"
                      + " behalf")
              .changes(
                  notify("that the person's data were erased, and see that it erases them too"),
                  notify("what was corrected"),
                  notify("that processing is restricted"))
              .build());

  private OutsideGraphSources() {}

  private static ActionSupport notify(String what) {
    return new ActionSupport.ByHand(
        "partners hold it in services of their own", "tell each connected partner " + what);
  }
}
