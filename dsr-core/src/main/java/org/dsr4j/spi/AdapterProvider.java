package org.dsr4j.spi;

/**
 * Creates adapters for one kind of service. {@link java.util.ServiceLoader} finds providers, or the
 * application registers them.
 *
 * <p>Fast and without I/O in the constructor, {@link #configuration()} and {@link #define}. One
 * provider can serve several instances, each with its own configuration. Thread-safe.
 */
public interface AdapterProvider {

  /** The major version of this SPI. */
  int SPI_MAJOR = 1;

  /**
   * The id of the provider: lower-case words joined by hyphens, unique among providers.
   *
   * @return the id
   */
  String id();

  /**
   * The major version of the SPI for which the provider was built. Return a literal, not {@link
   * #SPI_MAJOR}.
   *
   * @return the major version
   */
  int spiMajor();

  /**
   * The configuration keys that the provider supports.
   *
   * @return the keys, possibly none
   */
  ConfigurationSpec configuration();

  /**
   * Declares the sources of an instance with this configuration. Does no I/O.
   *
   * <p>An identifier that is valid only within this instance must contain the name of the instance.
   * Customer number 4711 of one database is a different person than 4711 of another database, so
   * the kind of identifier is {@code <instance>-customer-number}. The same rule applies to facets
   * of the instance.
   *
   * @param instance the instance's name, unique among the adapters of a {@code Dsr}
   * @param configuration validated against {@link #configuration()}
   * @return the definition
   */
  AdapterDefinition define(String instance, Configuration configuration);

  /**
   * Creates an adapter for one tenant. The engine closes it.
   *
   * @param context the environment of the adapter
   * @return the adapter
   */
  Adapter open(AdapterContext context);
}
