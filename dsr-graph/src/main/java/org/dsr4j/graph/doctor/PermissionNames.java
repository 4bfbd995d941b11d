package org.dsr4j.graph.doctor;

import java.util.Collection;
import java.util.Set;

/** Compares application permissions by what they amount to. */
public final class PermissionNames {

  private PermissionNames() {}

  /**
   * Whether at least one permission is held, by itself or by one that stands in for it.
   *
   * @param held the permissions of an application
   * @param needed permissions of which one does
   * @return true also when none is needed
   */
  public static boolean anyOf(Set<String> held, Collection<String> needed) {
    PermissionCoverage cover = PermissionCoverage.of(held);
    return needed.isEmpty()
        || needed.stream()
            .anyMatch(name -> cover.degree(name) != PermissionCoverage.Degree.MISSING);
  }
}
