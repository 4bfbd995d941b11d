package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dsr4j.model.SourceDescriptor;

/**
 * Title, version and sources of an adapter instance.
 *
 * @param title the service, for people
 * @param version the version of the adapter, shown in manifests
 * @param sources every source of personal data that the adapter knows, also unread ones; at least
 *     one
 */
public record AdapterDefinition(String title, String version, List<SourceDescriptor> sources) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param title not null
   * @param version not null
   * @param sources not null; copied
   */
  public AdapterDefinition {
    requireNonNull(title, "title");
    requireNonNull(version, "version");
    sources = List.copyOf(sources);
  }
}
