package org.dsr4j.azuread;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.azuread.erasure.AzureAdDeletion;
import org.dsr4j.azuread.erasure.ProtectedAccounts;
import org.dsr4j.azuread.export.PersonalDataExportSources;
import org.dsr4j.azuread.export.PersonalDataExports;
import org.dsr4j.azuread.facts.AzureAdFacts;
import org.dsr4j.azuread.identity.AzureAdResolver;
import org.dsr4j.azuread.sources.AuditSearchReader;
import org.dsr4j.azuread.sources.AzureAdCatalogue;
import org.dsr4j.graph.catalogue.reading.CatalogueAdapter;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.ConfigurationSpec;

/**
 * The adapter for Azure AD (Entra ID).
 *
 * <p>Needs a {@code org.dsr4j.graph.GraphConnection} to the same tenant among the resources of the
 * {@code Dsr}; erasure also needs a {@code org.dsr4j.graph.GraphChangeConnection}. Azure AD's own
 * export of a person's data needs the key {@code personalDataExports}, {@link PersonalDataExports}
 * and a {@code org.dsr4j.graph.GraphDisclosureConnection}. The unified audit log is searched only
 * if the key {@code purviewAuditSearch} enables it. Thread-safe.
 */
public final class AzureAdAdapterProvider implements AdapterProvider {

  /** Creates the provider. */
  public AzureAdAdapterProvider() {}

  @Override
  public String id() {
    return "azuread";
  }

  @Override
  public int spiMajor() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    List<ConfigurationKey> keys = new ArrayList<>(CatalogueAdapter.configuration().keys());
    keys.add(ProtectedAccounts.KEY);
    keys.add(PersonalDataExportSources.KEY);
    keys.add(AuditSearchReader.KEY);
    return new ConfigurationSpec(keys);
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    CatalogueAdapter.beta(configuration);
    ProtectedAccounts.of(configuration);
    CatalogueAdapter.flag(configuration, AuditSearchReader.KEY.name(), false);
    return AzureAdCatalogue.declared(configuration)
        .definition("Azure AD (Entra ID)", AzureAdAdapterProvider.class, "dsr-azuread");
  }

  @Override
  public Adapter open(AdapterContext context) {
    boolean beta = CatalogueAdapter.beta(context.configuration());
    return CatalogueAdapter.open(
        context,
        AzureAdCatalogue.open(context),
        (connection, instance) -> new AzureAdResolver(connection, instance, beta),
        AzureAdDeletion::open,
        AzureAdFacts::new);
  }
}
