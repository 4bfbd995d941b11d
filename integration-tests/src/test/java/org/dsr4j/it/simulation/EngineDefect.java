package org.dsr4j.it.simulation;

import java.util.function.Consumer;
import org.dsr4j.graph.internal.http.LocalService;
import org.dsr4j.spi.AdapterProvider;

/** Replaces parts of a simulation; the defects of the tests are such parts. */
interface EngineDefect {

  /** Replaces nothing. */
  EngineDefect NONE = new EngineDefect() {};

  default SimulatedDisk disk(Consumer<byte[]> durable) {
    return new SimulatedDisk(durable);
  }

  default AdapterProvider adapter(AdapterProvider provider) {
    return provider;
  }

  default LocalService network(LocalService service, Bench bench) {
    return service;
  }
}
