package org.dsr4j.testkit.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;

/**
 * The reference adapter, which reads and erases a {@link MemoryService}.
 *
 * <p>Requires the service among the resources of the {@code Dsr}, and {@link
 * MemoryService#configuration()}. It is not listed in a services file, because an application that
 * discovers its adapters must not find a test adapter. Thread-safe.
 */
public final class MemoryAdapterProvider implements AdapterProvider {

  private static final String VERSION = version();

  /** Creates the provider. */
  public MemoryAdapterProvider() {}

  /**
   * The kind of the service's customer numbers.
   *
   * @param instance the adapter instance's name: number 4711 of another instance is another person
   * @return the kind
   */
  public static IdentifierKind customerNumber(String instance) {
    return new MemorySources(instance).customerNumber();
  }

  @Override
  public String id() {
    return "memory";
  }

  @Override
  public int spiMajor() {
    // A literal, because the compiler would inline the constant of the SPI at compile time.
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return MemorySettings.SPECIFICATION;
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    MemorySettings.of(configuration);
    return new AdapterDefinition(
        "Reference service in memory", VERSION, new MemorySources(instance).all());
  }

  @Override
  public Adapter open(AdapterContext context) {
    MemorySettings settings = MemorySettings.of(context.configuration());
    MemoryService service = context.resource(MemoryService.class);
    return new MemoryAdapter(context, service.connect(settings.accessKey()), settings.pageSize());
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        MemoryAdapterProvider.class.getResourceAsStream("/META-INF/dsr4j/dsr-testkit.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
