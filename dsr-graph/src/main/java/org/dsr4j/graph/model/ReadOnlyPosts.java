package org.dsr4j.graph.model;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of POSTs that only read. A connection that reads sends no other POST.
 *
 * <p>The list includes POSTs that start a job at the service, because they change no data of any
 * person. An audit search stays visible in the tenant, so the adapters start one only if the
 * configuration enables it.
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

  /** For any directory object: which groups contain it. */
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
   * @param template the path with placeholders of any name; otherwise exactly as published
   * @return true when a POST to it only reads
   */
  public static boolean contains(GraphVersion version, String template) {
    String bare = PLACEHOLDER.matcher(template).replaceAll("{}");
    return BOTH.contains(bare)
        || MEMBERSHIP.contains(bare)
        || (version == GraphVersion.BETA && BETA.contains(bare));
  }
}
