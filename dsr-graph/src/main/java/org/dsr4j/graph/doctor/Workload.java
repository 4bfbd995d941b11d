package org.dsr4j.graph.doctor;

import java.util.List;

/**
 * The reads for one person.
 *
 * @param once the endpoints that are read once for a person
 * @param perDevice the endpoints that are read once for each device
 */
record Workload(List<ReadEndpoint> once, List<ReadEndpoint> perDevice) {

  Workload {
    once = List.copyOf(once);
    perDevice = List.copyOf(perDevice);
  }

  static Workload of(List<ReadEndpoint> places) {
    return new Workload(
        places.stream().filter(place -> !place.perDevice()).toList(),
        places.stream().filter(ReadEndpoint::perDevice).toList());
  }

  long calls(int devices) {
    return once.size() + (long) perDevice.size() * devices;
  }
}
