package org.dsr4j.internal.registry;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.dsr4j.spi.AdapterProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds providers with ServiceLoader; a provider that cannot be loaded does not hide the others.
 */
public final class ProviderDiscovery {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderDiscovery.class);
  private static final int MAX_FAULTS = 100;

  private ProviderDiscovery() {}

  /** The providers that were found, and the number of providers that could not be loaded. */
  public record Found(List<AdapterProvider> providers, int unloadable) {}

  public static Found in(ClassLoader loader) {
    List<AdapterProvider> providers = new ArrayList<>();
    int unloadable = 0;
    Iterator<AdapterProvider> iterator =
        ServiceLoader.load(AdapterProvider.class, loader).iterator();
    // The iterator continues after an error; the limit protects against one that never ends.
    while (unloadable < MAX_FAULTS) {
      try {
        if (!iterator.hasNext()) {
          break;
        }
        AdapterProvider provider = iterator.next();
        requireNonNull(provider.id(), "id");
        providers.add(provider);
      } catch (ServiceConfigurationError e) {
        // The message of the exception contains the name of the provider.
        LOG.warn("An adapter provider cannot be loaded: {}", e.getMessage());
        unloadable++;
      } catch (RuntimeException | Error e) {
        LOG.warn("An adapter provider cannot be used: {}", e.getClass().getName());
        unloadable++;
      }
    }
    return new Found(List.copyOf(providers), unloadable);
  }
}
