package org.dsr4j.graph.doctor;

import java.util.List;

/**
 * What reading takes for one person.
 *
 * @param once the places read once for a person
 * @param perDevice the places read once for each device
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
