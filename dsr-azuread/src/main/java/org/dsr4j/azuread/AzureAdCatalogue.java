package org.dsr4j.azuread;

import org.dsr4j.graph.catalogue.Catalogue;
import org.dsr4j.graph.catalogue.KnownSources;

/** Every place of personal data in Azure AD that the project knows. */
final class AzureAdCatalogue {

  private static final Catalogue CATALOGUE =
      Catalogue.of(
          AccountSources.ALL,
          DeviceSources.ALL,
          AccessSources.ALL,
          LogSources.ALL,
          SpecialSources.ALL,
          KnownSources.read(AzureAdCatalogue.class, "known-sources.tsv"));

  private AzureAdCatalogue() {}

  static Catalogue get() {
    return CATALOGUE;
  }
}
