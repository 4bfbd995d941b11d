package org.dsr4j.intune.sources;

import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;

/** Keys and passwords of the person's devices: declared, and never asked for. */
final class DeviceSecretSources {

  static final List<CatalogueEntry> ALL =
      List.of(
          secret("intune-filevault-key", "FileVault recovery key (macOS)")
              .retention("as long as the device record")
              .notRead(
                  new ActionSupport.Redirected(
                      "in the encryption states",
                      "the key itself is never read; whether the device is encrypted with"
                          + " FileVault, the source intune-device-encryption-states tells"))
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
                  "what reads the accounts reads their passwords with them, which are never asked"
                      + " for",
                  "see in the Intune admin center, at each of the person's devices, whether"
                      + " passwords of local accounts or a recovery-lock passcode are held; note"
                      + " that they are, and copy none of them")
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.secret(),
                  ChangeSupport.noRestriction())
              .build(),
          secret("intune-bios-passwords", "BIOS (hardware) passwords by serial number")
              .retention("until a BIOS policy or a change on the device removes them")
              .byHand(
                  "the list holds everybody's passwords, and the permission to read it can also"
                      + " wipe devices",
                  "look up each of the person's devices in the Intune admin center; note whether a"
                      + " BIOS password is held, and do not copy it")
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
        .purpose("protecting devices and what is on them")
        .facet(Facet.DEVICES);
  }
}
