package org.dsr4j.graph.doctor;

import java.util.Collection;
import java.util.Set;

/** Compares application permissions, including permissions that include others. */
public final class PermissionNames {

  private PermissionNames() {}

  /**
   * Whether at least one permission is granted, directly or through a permission that includes it.
   *
   * @param held the permissions of an application
   * @param needed alternative permissions; one of them is enough
   * @return true also when none is needed
   */
  public static boolean anyOf(Set<String> held, Collection<String> needed) {
    PermissionCoverage cover = PermissionCoverage.of(held);
    return needed.isEmpty()
        || needed.stream()
            .anyMatch(name -> cover.degree(name) != PermissionCoverage.Degree.MISSING);
  }
}
