package org.dsr4j.azuread.sources;

import java.util.List;
import org.dsr4j.azuread.export.PersonalDataExportSources;
import org.dsr4j.azuread.export.PersonalDataExports;
import org.dsr4j.graph.catalogue.Catalogue;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.Configuration;

/** All known places of personal data in Azure AD. */
public final class AzureAdCatalogue {

  private static final Catalogue CATALOGUE = with(PersonalDataExportSources.manualSources());
  private static final Catalogue EXPORTING = with(PersonalDataExportSources.allDeclared());

  private static Catalogue with(List<CatalogueEntry> disclosures) {
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
        AzureAdOutsideGraphSources.ALL,
        disclosures);
  }

  private AzureAdCatalogue() {}

  static Catalogue get() {
    return CATALOGUE;
  }

  /** The catalogue for declarations. */
  public static Catalogue declared(Configuration configuration) {
    return PersonalDataExportSources.isAutomated(configuration) ? EXPORTING : CATALOGUE;
  }

  /** The catalogue for reads. */
  public static Catalogue open(AdapterContext context) {
    return PersonalDataExportSources.isAutomated(context.configuration())
        ? with(
            PersonalDataExportSources.automatedSources(
                context.resource(PersonalDataExports.class),
                PersonalDataExportSources.connection(context),
                context.clock()))
        : CATALOGUE;
  }
}
