package org.dsr4j.azuread;

import java.util.List;
import org.dsr4j.graph.catalogue.Catalogue;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.Configuration;

/** Every place of personal data in Azure AD that the project knows. */
final class AzureAdCatalogue {

  private static final Catalogue CATALOGUE = with(DisclosureSources.byHand());
  private static final Catalogue EXPORTING = with(DisclosureSources.declared());

  private static Catalogue with(List<CatalogueEntry> disclosures) {
    return Catalogue.of(
        AccountSources.ALL,
        AttributeSources.ALL,
        RelationSources.ALL,
        GuestSources.ALL,
        DeviceSources.ALL,
        AccessSources.ALL,
        RoleSources.ALL,
        MethodSources.ALL,
        RegistrationSources.ALL,
        LogSources.ALL,
        TrailSources.ALL,
        GovernanceSources.ALL,
        ContactSources.ALL,
        SpecialSources.ALL,
        OutsideGraphSources.ALL,
        disclosures);
  }

  private AzureAdCatalogue() {}

  static Catalogue get() {
    return CATALOGUE;
  }

  /** As a configuration declares it. */
  static Catalogue declared(Configuration configuration) {
    return DisclosureSources.begun(configuration) ? EXPORTING : CATALOGUE;
  }

  /** As an adapter reads it. */
  static Catalogue open(AdapterContext context) {
    return DisclosureSources.begun(context.configuration())
        ? with(
            DisclosureSources.read(
                context.resource(PersonalDataExports.class),
                DisclosureSources.connection(context),
                context.clock()))
        : CATALOGUE;
  }
}
