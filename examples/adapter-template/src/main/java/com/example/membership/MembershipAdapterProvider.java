package com.example.membership;

import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;

/**
 * What applications see of the adapter. CHANGE: id, title, version; rename the services file's
 * entry with the class (DECL-01).
 */
public final class MembershipAdapterProvider implements AdapterProvider {

  @Override
  public String id() {
    return "membership";
  }

  @Override
  public int spiMajor() {
    // A literal: the constant would follow whatever SPI it is compiled against (DECL-02).
    return 1;
  }

  /**
   * CHANGE: your keys. {@code ConfigurationKey.required(…)}, secrets {@code asSecret()} (DECL-09).
   */
  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of();
  }

  /** Pure: asks nobody (DECL-04). */
  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return new AdapterDefinition("Membership", "0.1.0", new MembershipSources(instance).all());
  }

  /** The client is handed over by the application: {@code builder.resource(…)}. */
  @Override
  public Adapter open(AdapterContext context) {
    return new MembershipAdapter(context, context.resource(MembershipService.class));
  }
}
