package org.dsr4j.graph.operation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.dsr4j.graph.model.GraphError;

/** Permits downloads only from the storage hosts of a cloud. */
record StorageHosts(Set<String> suffixes, Set<String> hosts) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  /** The hosts by catalogue name of the cloud; the hosts of other clouds are not published. */
  private static final Map<String, List<String>> PUBLISHED =
      Map.of(
          "global", List.of(".blob.core.windows.net"),
          "us-gov-fairfax", List.of(".blob.core.usgovcloudapi.net"),
          "china-mooncake", List.of(".blob.core.chinacloudapi.cn"));

  StorageHosts {
    suffixes = Set.copyOf(suffixes);
    hosts = Set.copyOf(hosts);
  }

  static StorageHosts of(String cloud, Set<String> more) {
    return new StorageHosts(Set.copyOf(PUBLISHED.getOrDefault(cloud, List.of())), more);
  }

  /** Returns the host of an endpoint on this machine. */
  static Optional<String> loopback(URI endpoint) {
    return Optional.ofNullable(HttpUrl.get(endpoint)).map(HttpUrl::host).filter(LOOPBACK::contains);
  }

  /**
   * Checks an address.
   *
   * @throws DownloadFailedException when no request may be sent there
   */
  void check(HttpUrl address) throws DownloadFailedException {
    boolean known =
        hosts.contains(address.host())
            || suffixes.stream().anyMatch(suffix -> address.host().endsWith(suffix));
    boolean loopback = LOOPBACK.contains(address.host());
    boolean safe = loopback || (address.isHttps() && address.port() == 443);
    if (!known || !safe) {
      throw DownloadFailedException.of(
          GraphError.FOREIGN_LINK,
          0,
          "a download link is not an https link to the cloud's storage, so no request was sent;"
              + " if it is right, allow its host on the builder");
    }
  }
}
