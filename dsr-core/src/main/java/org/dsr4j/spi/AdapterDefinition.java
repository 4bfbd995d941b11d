package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dsr4j.model.SourceDescriptor;

/**
 * What an adapter instance holds.
 *
 * @param title the service, for people
 * @param version the adapter's version, shown in manifests
 * @param sources every place of personal data the adapter knows, read or not; at least one
 */
public record AdapterDefinition(String title, String version, List<SourceDescriptor> sources) {

  /**
   * Copies and checks for nulls.
   *
   * @param title see {@link #title()}
   * @param version see {@link #version()}
   * @param sources see {@link #sources()}
   */
  public AdapterDefinition {
    requireNonNull(title, "title");
    requireNonNull(version, "version");
    sources = List.copyOf(sources);
  }
}
