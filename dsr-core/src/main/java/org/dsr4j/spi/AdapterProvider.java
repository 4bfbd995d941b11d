package org.dsr4j.spi;

/**
 * Makes adapters for one kind of service; found by {@link java.util.ServiceLoader} or handed over.
 *
 * <p>Cheap and pure: no I/O in the constructor, {@link #configuration()} or {@link #define}. One
 * provider may serve several instances, each with its own configuration. Thread-safe.
 */
public interface AdapterProvider {

  /** The major version of this SPI. */
  int SPI_MAJOR = 1;

  /**
   * The provider's id: lower-case words joined by hyphens, unique among providers.
   *
   * @return the id
   */
  String id();

  /**
   * The SPI major the provider was built for; return a literal, not {@link #SPI_MAJOR}.
   *
   * @return the major version
   */
  int spiMajor();

  /**
   * The configuration keys the provider understands.
   *
   * @return the keys, possibly none
   */
  ConfigurationSpec configuration();

  /**
   * Declares what an instance with this configuration holds; pure.
   *
   * <p>What means something within this instance only carries its name: customer number 4711 of one
   * database is another person than 4711 of the next, so the kind of identifier is {@code
   * <instance>-customer-number}, and so is a facet of the instance's own.
   *
   * @param instance the instance's name, unique among the adapters of a {@code Dsr}
   * @param configuration checked against {@link #configuration()}
   * @return the definition
   */
  AdapterDefinition define(String instance, Configuration configuration);

  /**
   * Opens an adapter for one tenant; the engine closes it.
   *
   * @param context what the adapter may use
   * @return the adapter
   */
  Adapter open(AdapterContext context);
}
