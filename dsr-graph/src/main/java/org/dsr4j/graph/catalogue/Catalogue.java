package org.dsr4j.graph.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.AdapterDefinition;

/**
 * All places of personal data of one service, whether this library reads them or not. Immutable and
 * thread-safe.
 */
public final class Catalogue {

  private final Map<String, CatalogueEntry> entries;

  private Catalogue(Map<String, CatalogueEntry> entries) {
    this.entries = entries;
  }

  /**
   * Combines lists of entries.
   *
   * @param lists the entries, in the order of the ledger
   * @return the catalogue
   * @throws IllegalArgumentException when two entries have the same id, or when no read of an entry
   *     returns the rows that one of its match rules assigns
   */
  @SafeVarargs
  public static Catalogue of(List<CatalogueEntry>... lists) {
    Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
    for (List<CatalogueEntry> list : lists) {
      for (CatalogueEntry entry : list) {
        if (entries.put(entry.descriptor().id(), entry) != null) {
          throw new IllegalArgumentException("two entries for " + entry.descriptor().id());
        }
        entry.rulesWithoutRead().forEach(rule -> refuse(entry, rule));
      }
    }
    return new Catalogue(java.util.Collections.unmodifiableMap(entries));
  }

  private static void refuse(CatalogueEntry entry, MatchRule rule) {
    throw new IllegalArgumentException(
        entry.descriptor().id()
            + ": no read returns the rows that "
            + rule.field()
            + " assigns by "
            + rule.kind().name()
            + "; add a read that filters by it, or remove the rule");
  }

  /**
   * Returns the entries.
   *
   * @return in the order of the ledger
   */
  public Collection<CatalogueEntry> entries() {
    return entries.values();
  }

  /**
   * Returns an entry.
   *
   * @param id the source's id
   * @return the entry, or empty when the catalogue has none
   */
  public Optional<CatalogueEntry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  public CatalogueEntry require(String id) {
    return entry(id)
        .orElseThrow(
            () -> new DsrException(DsrError.INVALID_ID, "The catalogue has no source " + id));
  }

  /**
   * Returns the definition of an adapter with this catalogue.
   *
   * @param title the name of the service
   * @param module the adapter's module; the definition contains its version
   * @param artifactId the artifact id of the module
   * @return the definition
   */
  public AdapterDefinition definition(String title, Class<?> module, String artifactId) {
    List<SourceDescriptor> sources =
        entries.values().stream().map(CatalogueEntry::descriptor).toList();
    return new AdapterDefinition(title, version(module, artifactId), sources);
  }

  private static String version(Class<?> module, String artifactId) {
    Properties properties = new Properties();
    try (InputStream in =
        module.getResourceAsStream("/META-INF/dsr4j/" + artifactId + ".properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
