package org.dsr4j.it.published;

import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;

/**
 * An adapter whose definition is reduced to one of its readable sources, so that a run for this
 * source reads no other. Resolution and the sources that are never read are unchanged.
 *
 * @param whole the adapter
 * @param source the source's id; the adapter may lack it
 */
public record OneSourceProvider(AdapterProvider whole, String source) implements AdapterProvider {

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
        all.title(), all.version(), all.sources().stream().filter(this::stays).toList());
  }

  private boolean stays(SourceDescriptor one) {
    return one.id().equals(source) || !read(one);
  }

  /** Whether a source is readable. */
  static boolean read(SourceDescriptor source) {
    return source.support(Action.EXPORT).status() == ActionSupport.Status.SUPPORTED;
  }

  @Override
  public Adapter open(AdapterContext context) {
    return whole.open(context);
  }
}
