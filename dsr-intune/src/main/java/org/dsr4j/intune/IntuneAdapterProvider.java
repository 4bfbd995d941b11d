package org.dsr4j.intune;

import org.dsr4j.graph.catalogue.reading.CatalogueAdapter;
import org.dsr4j.intune.erasure.IntuneDeletion;
import org.dsr4j.intune.facts.IntuneFacts;
import org.dsr4j.intune.identity.IntuneResolver;
import org.dsr4j.intune.sources.IntuneCatalogue;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;

/**
 * The adapter for Microsoft Intune.
 *
 * <p>Needs a {@code org.dsr4j.graph.GraphConnection} to the same tenant among the resources of the
 * {@code Dsr}. It has one configuration key, {@code beta}. Thread-safe.
 */
public final class IntuneAdapterProvider implements AdapterProvider {

  /** Creates the provider. */
  public IntuneAdapterProvider() {}

  @Override
  public String id() {
    return "intune";
  }

  @Override
  public int spiMajor() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return CatalogueAdapter.configuration();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    CatalogueAdapter.beta(configuration);
    return IntuneCatalogue.get()
        .definition("Microsoft Intune", IntuneAdapterProvider.class, "dsr-intune");
  }

  @Override
  public Adapter open(AdapterContext context) {
    boolean beta = CatalogueAdapter.beta(context.configuration());
    return CatalogueAdapter.open(
        context,
        IntuneCatalogue.get(),
        (connection, instance) -> new IntuneResolver(connection, instance, beta),
        IntuneDeletion::open,
        IntuneFacts::new);
  }
}
