package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;

/** Lists of the whole tenant with the person's user principal name in the rows. */
final class TenantListSources {

  private static final Read POLICIES =
      list(V1, "/deviceManagement/deviceCompliancePolicies").select("id");

  static final List<CatalogueEntry> ALL =
      List.of(
          status("intune-compliance-policy-statuses", "Compliance policy: user and device statuses")
              .purpose("checking the compliance with policies")
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("lastReportedDateTime"))
              .read(
                  list(V1, "/deviceManagement/deviceCompliancePolicies/{policyId}/userStatuses")
                      .under("policyId", POLICIES),
                  list(V1, "/deviceManagement/deviceCompliancePolicies/{policyId}/deviceStatuses")
                      .under("policyId", POLICIES)
                      .keySuffix("device"))
              .build(),
          status("intune-ios-update-statuses", "iOS update statuses")
              .purpose("keeping iOS devices up to date")
              .match(
                  field("userId", OBJECT_ID),
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedBy("userId", OBJECT_ID)
                      .withDateField("lastReportedDateTime"))
              .read(list(V1, "/deviceManagement/iosUpdateStatuses"))
              .build(),
          status("intune-certificate-states", "Certificates issued to user devices")
              .purpose("issuing certificates to devices")
              .match(
                  field("userPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("certificateIssuanceDateTime"))
              .read(
                  list(
                      BETA,
                      "/deviceManagement/deviceConfigurationsAllManagedDeviceCertificateStates"))
              .build());

  private TenantListSources() {}

  private static EntryBuilder status(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .retention("up to 30 days after the account's permanent deletion")
        .permissions("DeviceManagementConfiguration.Read.All")
        .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log());
  }
}
