package org.dsr4j.benchmarks.service;

import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/** People of a simulated tenant with rows in every source. */
public final class PopulatedUsers {

  private PopulatedUsers() {}

  public static SimulatedUser withDevices(SimulatedTenant simulated, String alias, int devices) {
    SimulatedUser person = simulated.user(alias).mail(alias + "@contoso.com");
    for (int i = 0; i < devices; i++) {
      if (i % 3 == 1) {
        person.device(device -> device.iphone().apps(12));
      } else {
        person.device(device -> device.windows().apps(40));
      }
    }
    return person.inEverySource();
  }
}
