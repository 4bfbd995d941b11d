package org.dsr4j.graph.model;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The POSTs that only read: a list, so that no other POST ever leaves a connection that reads.
 *
 * <p>Those that start a job at the service are here too: they change nothing about anybody. An
 * audit search stays listed in the tenant, so that adapters ask before they start one.
 */
public final class ReadOnlyPosts {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

  private static final Set<String> BOTH =
      Set.of(
          "/deviceManagement/reports/exportJobs",
          "/deviceManagement/reports/getCachedReport",
          "/deviceManagement/reports/getDeviceNonComplianceReport",
          "/deviceManagement/managedDevices/{}/logCollectionRequests/{}/createDownloadUrl",
          "/directoryObjects/getAvailableExtensionProperties",
          "/directoryObjects/getByIds",
          "/users/getByIds",
          "/groups/getByIds",
          "/devices/getByIds",
          "/servicePrincipals/getByIds",
          "/security/auditLog/queries");

  private static final Set<String> BETA =
      Set.of(
          "/deviceManagement/importedDeviceIdentities/searchExistingIdentities",
          "/deviceManagement/virtualEndpoint/reports/exportJobs");

  /** Of any directory object: who is in which group. */
  private static final Set<String> MEMBERSHIP =
      Stream.of("directoryObjects", "users", "groups", "devices", "servicePrincipals")
          .flatMap(
              kind ->
                  Stream.of(
                          "checkMemberGroups",
                          "checkMemberObjects",
                          "getMemberGroups",
                          "getMemberObjects")
                      .map(question -> "/" + kind + "/{}/" + question))
          .collect(Collectors.toUnmodifiableSet());

  private ReadOnlyPosts() {}

  /**
   * Whether a POST only reads.
   *
   * @param version the API version
   * @param template with placeholders of any name; exactly as it is published
   * @return true when a POST to it only reads
   */
  public static boolean contains(GraphVersion version, String template) {
    String bare = PLACEHOLDER.matcher(template).replaceAll("{}");
    return BOTH.contains(bare)
        || MEMBERSHIP.contains(bare)
        || (version == GraphVersion.BETA && BETA.contains(bare));
  }
}
