package org.dsr4j.intune;

import static org.dsr4j.graph.GraphVersion.BETA;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.intune.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.Changes;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Selection;

/** Certificates and mobile subscriptions given to people and their devices. */
final class CertificateSources {

  /** All properties of an imported certificate but the private key and what opens it. */
  static final Selection IMPORTED_CERTIFICATE =
      Selection.of(
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
                      .guardedBy("userId", OBJECT_ID)
                      .datedBy("validityStartDateTime"),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .doubtedBy("userId", OBJECT_ID)
                      .datedBy("validityStartDateTime"))
              .read(list(BETA, "/deviceManagement/cloudCertificationAuthorityLeafCertificate"))
              .changes(
                  Changes.byHand("revoke the certificate; the authority keeps its record of it"),
                  Changes.fact(),
                  Changes.byHand("revoke the certificate"))
              .build(),
          issued("intune-user-pfx-certificates", "Imported S/MIME PFX certificates")
              .retention("until an administrator deletes it")
              .match(field("userPrincipalName", USER_PRINCIPAL_NAME).datedBy("createdDateTime"))
              .secret("encryptedPfxBlob", "encryptedPfxPassword")
              .read(
                  list(BETA, "/deviceManagement/userPfxCertificates").select(IMPORTED_CERTIFICATE))
              .changes(
                  Changes.byHand(
                      "DELETE /deviceManagement/userPfxCertificates/{certificateId}; no cascade is"
                          + " known to reach it"),
                  Changes.byHand("import the right certificate"),
                  Changes.keeps())
              .build(),
          // The user's name is documented to be a sign-in name; the device is told by its name
          // only.
          issued("intune-esim-device-states", "eSIM pool device states")
              .retention("as long as the device record")
              .match(field("userName", USER_PRINCIPAL_NAME).datedBy("createdDateTime"))
              .read(
                  list(
                          BETA,
                          "/deviceManagement/embeddedSIMActivationCodePools/{poolId}/deviceStates")
                      .under(
                          "poolId",
                          list(BETA, "/deviceManagement/embeddedSIMActivationCodePools")
                              .select("id")))
              .changes(
                  Changes.cascade("intune-managed-device"), Changes.onDevice(), Changes.keeps())
              .build());

  private CertificateSources() {}

  private static EntryBuilder issued(String id, String title) {
    return source(id, title, END_USER_INFORMATION)
        .purpose("issuing certificates and profiles to devices")
        .permissions("DeviceManagementConfiguration.Read.All");
  }
}
