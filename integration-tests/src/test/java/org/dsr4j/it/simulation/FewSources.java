package org.dsr4j.it.simulation;

import java.util.Set;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;

/** An adapter with a few of its sources, so that a plan is short and a verification quick. */
public record FewSources(AdapterProvider whole, Set<String> sources) implements AdapterProvider {

  @Override
  public String id() {
    return whole.id();
  }

  @Override
  public int spiMajor() {
    return whole.spiMajor();
  }

  @Override
  public ConfigurationSpec configuration() {
    return whole.configuration();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    AdapterDefinition all = whole.define(instance, configuration);
    return new AdapterDefinition(
        all.title(),
        all.version(),
        all.sources().stream().filter(source -> sources.contains(source.id())).toList());
  }

  @Override
  public Adapter open(AdapterContext context) {
    return whole.open(context);
  }
}
