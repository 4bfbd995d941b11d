package org.dsr4j.testkit.mutants.decorator;

import java.util.List;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.testkit.memory.MemoryAdapterProvider;

/**
 * The reference provider, modified by a subclass or a mutation. Public and listed in a services
 * file, because the contract requires it.
 */
public class MutantProvider implements AdapterProvider {

  /** Breaks an opened adapter. */
  public interface Opening {
    Adapter broken(Adapter reference, AdapterContext context);
  }

  /** Breaks the declarations. */
  public interface Declaring {
    List<SourceDescriptor> broken(String instance, List<SourceDescriptor> reference);
  }

  private final AdapterProvider reference = new MemoryAdapterProvider();
  private final Declaring declaring;
  private final Opening opening;

  /** Breaks nothing; used by the service loader. */
  public MutantProvider() {
    this((instance, sources) -> sources, (adapter, context) -> adapter);
  }

  public MutantProvider(Declaring declaring, Opening opening) {
    this.declaring = declaring;
    this.opening = opening;
  }

  @Override
  public String id() {
    return reference.id();
  }

  @Override
  public int spiMajor() {
    return reference.spiMajor();
  }

  @Override
  public ConfigurationSpec configuration() {
    return reference.configuration();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    AdapterDefinition definition = reference.define(instance, configuration);
    return new AdapterDefinition(
        definition.title(), definition.version(), declaring.broken(instance, definition.sources()));
  }

  @Override
  public Adapter open(AdapterContext context) {
    return opening.broken(reference.open(context), context);
  }
}
