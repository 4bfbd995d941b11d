package org.dsr4j.azuread.sources;

import java.util.List;
import org.dsr4j.azuread.export.PersonalDataExportSources;
import org.dsr4j.azuread.export.PersonalDataExports;
import org.dsr4j.graph.catalogue.Catalogue;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.reading.CatalogueAdapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.Configuration;

/** All known places of personal data in Azure AD. */
public final class AzureAdCatalogue {

  private static final Catalogue CATALOGUE =
      with(AuditSearchSources.SEARCHED, PersonalDataExportSources.manualSources());

  private static Catalogue with(List<CatalogueEntry> auditLog, List<CatalogueEntry> disclosures) {
    return Catalogue.of(
        AccountSources.ALL,
        AttributeSources.ALL,
        RelatedObjectSources.ALL,
        GuestSources.ALL,
        DirectoryDeviceSources.ALL,
        AccessSources.ALL,
        RoleSources.ALL,
        AuthenticationMethodSources.ALL,
        AzureAdRegistrationSources.ALL,
        AuditLogSources.ALL,
        ActivityLogSources.ALL,
        GovernanceSources.ALL,
        ContactSources.ALL,
        AzureAdSpecialSources.ALL,
        auditLog,
        AzureAdOutsideGraphSources.ALL,
        disclosures);
  }

  private AzureAdCatalogue() {}

  /** The catalogue with the search of the audit log. */
  static Catalogue get() {
    return CATALOGUE;
  }

  /** The catalogue for declarations. */
  public static Catalogue declared(Configuration configuration) {
    return with(
        auditLog(configuration),
        PersonalDataExportSources.isAutomated(configuration)
            ? PersonalDataExportSources.allDeclared()
            : PersonalDataExportSources.manualSources());
  }

  /** The catalogue for reads. */
  public static Catalogue open(AdapterContext context) {
    Configuration configuration = context.configuration();
    return with(
        auditLog(configuration),
        PersonalDataExportSources.isAutomated(configuration)
            ? PersonalDataExportSources.automatedSources(
                context.resource(PersonalDataExports.class),
                PersonalDataExportSources.connection(context),
                context.clock())
            : PersonalDataExportSources.manualSources());
  }

  private static List<CatalogueEntry> auditLog(Configuration configuration) {
    return CatalogueAdapter.flag(configuration, AuditSearchReader.KEY.name(), false)
        ? AuditSearchSources.SEARCHED
        : AuditSearchSources.BY_HAND;
  }
}
