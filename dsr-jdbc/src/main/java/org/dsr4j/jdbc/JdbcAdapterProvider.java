package org.dsr4j.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import javax.sql.DataSource;
import org.dsr4j.jdbc.database.Database;
import org.dsr4j.jdbc.mapping.Mapping;
import org.dsr4j.jdbc.mapping.MappingReader;
import org.dsr4j.jdbc.mapping.SourceDescriptors;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.ConfigurationSpec;

/**
 * Provides adapters for JDBC databases. A mapping describes the database; the adapter only reads.
 *
 * <p>The application registers a {@link DataSource} as a resource of the {@code Dsr}; with several
 * databases, one for each instance. Each source uses one connection while it is read. The page
 * {@code docs/jdbc.md} describes the mapping. Thread-safe.
 */
public final class JdbcAdapterProvider implements AdapterProvider {

  private static final String MAPPING = "mapping";
  private static final String FETCH_SIZE = "fetch-size";
  private static final String QUERY_TIMEOUT = "query-timeout";
  private static final int DEFAULT_FETCH_SIZE = 1000;
  private static final int MAX_FETCH_SIZE = 100_000;
  private static final int SECONDS_PER_DAY = 86_400;

  /** Creates the provider. */
  public JdbcAdapterProvider() {}

  @Override
  public String id() {
    return "jdbc";
  }

  @Override
  public int spiMajor() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigurationKey.required(MAPPING, "the text of the mapping, in YAML or JSON"),
        ConfigurationKey.optional(FETCH_SIZE, "rows fetched at once; default 1000"),
        ConfigurationKey.optional(
            QUERY_TIMEOUT,
            "seconds that a statement may take before its first row; default no limit"));
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    fetchSize(configuration);
    queryTimeout(configuration);
    Mapping mapping = MappingReader.read(instance, configuration.require(MAPPING));
    return new AdapterDefinition(
        mapping.title(), version(), SourceDescriptors.of(instance, mapping));
  }

  /**
   * Opens an adapter over the data source that the application registered. It does not connect yet.
   *
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} and every problem of the
   *     mapping, or with {@link DsrError#MISSING_RESOURCE}
   */
  @Override
  public Adapter open(AdapterContext context) {
    Configuration configuration = context.configuration();
    Mapping mapping = MappingReader.read(context.instance(), configuration.require(MAPPING));
    Database database =
        new Database(
            context.resource(DataSource.class),
            fetchSize(configuration),
            queryTimeout(configuration));
    return new JdbcAdapter(context.instance(), context.tenant(), mapping, database);
  }

  private static int fetchSize(Configuration configuration) {
    return number(configuration, FETCH_SIZE, DEFAULT_FETCH_SIZE, 1, MAX_FETCH_SIZE);
  }

  private static int queryTimeout(Configuration configuration) {
    return number(configuration, QUERY_TIMEOUT, 0, 0, SECONDS_PER_DAY);
  }

  private static int number(
      Configuration configuration, String key, int fallback, int minimum, int maximum) {
    String text = configuration.text(key).orElse(Integer.toString(fallback));
    int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    if (number < minimum || number > maximum) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "Configuration key '" + key + "' must be a number from " + minimum + " to " + maximum);
    }
    return number;
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        JdbcAdapterProvider.class.getResourceAsStream("/META-INF/dsr4j/dsr-jdbc.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
