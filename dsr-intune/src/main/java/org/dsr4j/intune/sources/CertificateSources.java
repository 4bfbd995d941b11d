package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.PropertySelection;

/** Certificates and mobile subscriptions of people and their devices. */
final class CertificateSources {

  /** All properties of an imported certificate except the private key and its passwords. */
  static final PropertySelection IMPORTED_CERTIFICATE =
      PropertySelection.of(
          "id",
          "createdDateTime",
          "expirationDateTime",
          "intendedPurpose",
          "keyName",
          "lastModifiedDateTime",
          "paddingScheme",
          "providerName",
          "startDateTime",
          "thumbprint",
          "userPrincipalName");

  static final List<CatalogueEntry> ALL =
      List.of(
          issued("intune-cloud-pki-certificates", "Cloud PKI leaf certificates")
              .retention("as long as the certification authority keeps its record")
              .match(
                  field("userId", OBJECT_ID),
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedBy("userId", OBJECT_ID)
                      .withDateField("validityStartDateTime"),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("userId", OBJECT_ID)
                      .withDateField("validityStartDateTime"))
              .read(list(BETA, "/deviceManagement/cloudCertificationAuthorityLeafCertificate"))
              .changes(
                  ChangeSupport.manual("revoke the certificate; the authority keeps its record"),
                  ChangeSupport.fact(),
                  ChangeSupport.byHand("revoke the certificate"))
              .build(),
          issued("intune-user-pfx-certificates", "Imported S/MIME PFX certificates")
              .retention("until an administrator deletes it")
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME).withDateField("createdDateTime"))
              .secret("encryptedPfxBlob", "encryptedPfxPassword")
              .read(
                  list(BETA, "/deviceManagement/userPfxCertificates").select(IMPORTED_CERTIFICATE))
              .changes(
                  ChangeSupport.manual(
                      "DELETE /deviceManagement/userPfxCertificates/{certificateId}; no cascading"
                          + " deletion is known for it"),
                  ChangeSupport.byHand("import the right certificate"),
                  ChangeSupport.keeps())
              .build(),
          // According to the documentation, the user's name is a sign-in name; the device is
          // identified by its name only.
          issued("intune-esim-device-states", "eSIM pool device states")
              .retention("as long as the device record")
              .match(field("userName", USER_PRINCIPAL_NAME).withDateField("createdDateTime"))
              .read(
                  list(
                          BETA,
                          "/deviceManagement/embeddedSIMActivationCodePools/{poolId}/deviceStates")
                      .under(
                          "poolId",
                          list(BETA, "/deviceManagement/embeddedSIMActivationCodePools")
                              .select("id")))
              .changes(
                  ChangeSupport.cascade("intune-managed-device"),
                  ChangeSupport.onDevice(),
                  ChangeSupport.keeps())
              .build());

  private CertificateSources() {}

  private static EntryBuilder issued(String id, String title) {
    return source(id, title, END_USER_INFORMATION)
        .purpose("issuing certificates and profiles to devices")
        .permissions("DeviceManagementConfiguration.Read.All");
  }
}
