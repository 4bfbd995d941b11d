package org.dsr4j.intune.sources;

import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;

/** Keys and passwords of the person's devices: declared, but never read. */
final class DeviceSecretSources {

  static final List<CatalogueEntry> ALL =
      List.of(
          secret("intune-filevault-key", "FileVault recovery key (macOS)")
              .retention("as long as the device record")
              .notRead(
                  new ActionSupport.Redirected(
                      "in the encryption states",
                      "the key itself is never read; the state of the encryption with"
                          + " FileVault is in the source intune-device-encryption-states"))
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.secret(),
                  ChangeSupport.noRestriction())
              .build(),
          secret(
                  "intune-local-admin-accounts",
                  "Local admin account details (macOS, Windows) and recovery-lock passcode")
              .retention("as long as the device record")
              .byHand(
                  "every read of the accounts includes their passwords, which are never"
                      + " requested",
                  "check in the Intune admin center, for each of the person's devices, whether"
                      + " passwords of local accounts or a recovery-lock passcode exist; record"
                      + " this, and do not copy them")
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.secret(),
                  ChangeSupport.noRestriction())
              .build(),
          secret("intune-bios-passwords", "BIOS (hardware) passwords by serial number")
              .retention("until a BIOS policy or a change on the device removes them")
              .byHand(
                  "the list contains the passwords of all people, and its read permission can also"
                      + " wipe devices",
                  "look up each of the person's devices in the Intune admin center; record whether"
                      + " a BIOS password exists, and do not copy it")
              .changes(
                  ChangeSupport.elsewhere(
                      "on the device: the BIOS policy or a local change removes it; a wipe does"
                          + " not"),
                  ChangeSupport.secret(),
                  ChangeSupport.noRestriction())
              .build());

  private DeviceSecretSources() {}

  private static EntryBuilder secret(String id, String title) {
    return source(id, title, END_USER_INFORMATION)
        .purpose("protecting devices and their data")
        .facet(Facet.DEVICES);
  }
}
