package com.example.membership;

import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;

/**
 * The entry point of the adapter for applications. CHANGE: id, title, version; if you rename the
 * class, change the services file too (DECL-01).
 */
public final class MembershipAdapterProvider implements AdapterProvider {

  @Override
  public String id() {
    return "membership";
  }

  @Override
  public int spiMajor() {
    // A literal, because the constant would change with the SPI version at compile time (DECL-02).
    return 1;
  }

  /**
   * CHANGE: your keys. {@code ConfigurationKey.required(…)}, secrets {@code asSecret()} (DECL-09).
   */
  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of();
  }

  /** Pure: does not call the service (DECL-04). */
  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return new AdapterDefinition("Membership", "0.1.0", new MembershipSources(instance).all());
  }

  /** The application provides the client with {@code builder.resource(…)}. */
  @Override
  public Adapter open(AdapterContext context) {
    return new MembershipAdapter(context, context.resource(MembershipService.class));
  }
}
