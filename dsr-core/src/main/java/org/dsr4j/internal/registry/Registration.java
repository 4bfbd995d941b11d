package org.dsr4j.internal.registry;

import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;

/**
 * A provider that is registered for one instance.
 *
 * @param own whether the library itself registered it
 */
public record Registration(
    String instance, AdapterProvider provider, Configuration configuration, boolean own) {}
