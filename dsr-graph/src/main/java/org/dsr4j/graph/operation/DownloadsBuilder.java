package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.dsr4j.graph.internal.http.HttpSettings;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.model.DsrException;

/** Builds downloads; not thread-safe. */
public final class DownloadsBuilder {

  private static final long GIGABYTE = 1024L * 1024 * 1024;

  private final GraphCloud cloud;
  private final Set<String> allowed = new HashSet<>();
  private Duration connectTimeout = Duration.ofSeconds(30);
  private Duration readTimeout = Duration.ofSeconds(100);
  private long maxBytes = 4 * GIGABYTE;
  private RetryPolicy retry = RetryPolicy.defaults();
  private PollDelays waiting = PollDelays::system;

  DownloadsBuilder(GraphCloud cloud) {
    this.cloud = cloud;
  }

  /**
   * Allows one more host than the storage of the cloud; needed in clouds whose storage is not
   * published. Where Graph itself is on localhost, its host is allowed without.
   *
   * @param host its whole name; http is for localhost only
   * @return this
   */
  public DownloadsBuilder allowHost(String host) {
    allowed.add(requireNonNull(host, "host").toLowerCase(Locale.ROOT));
    return this;
  }

  /**
   * How long to wait for a connection; 30 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public DownloadsBuilder connectTimeout(Duration value) {
    connectTimeout = positive(value);
    return this;
  }

  /**
   * How long to wait for the next bytes; 100 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public DownloadsBuilder readTimeout(Duration value) {
    readTimeout = positive(value);
    return this;
  }

  /**
   * How large a download may be; 4 GiB when not set.
   *
   * @param value bytes, at least one
   * @return this
   */
  public DownloadsBuilder maxBytes(long value) {
    if (value < 1) {
      throw invalid("a limit must be at least one byte");
    }
    maxBytes = value;
    return this;
  }

  /**
   * How often to go on where a connection broke; {@link RetryPolicy#defaults()} when not set. It
   * starts over with each part that arrives.
   *
   * @param value the policy
   * @return this
   */
  public DownloadsBuilder retry(RetryPolicy value) {
    retry = requireNonNull(value, "retry");
    return this;
  }

  /** Waits otherwise, for tests. */
  DownloadsBuilder waiting(PollDelays value) {
    waiting = value;
    return this;
  }

  /**
   * Builds; nothing is sent yet.
   *
   * @return the downloads, to be closed
   */
  public Downloads build() {
    return new Downloads(this);
  }

  StorageHosts hosts() {
    Set<String> all = new HashSet<>(allowed);
    // Whoever simulates Graph on this machine simulates its storage there too.
    StorageHosts.loopback(cloud.graphEndpoint()).ifPresent(all::add);
    return StorageHosts.of(cloud.catalogueName(), all);
  }

  HttpSettings http() {
    return new HttpSettings(connectTimeout, readTimeout, true);
  }

  long maxBytes() {
    return maxBytes;
  }

  RetryPolicy retry() {
    return retry;
  }

  PollDelays waiting() {
    return waiting;
  }

  private static Duration positive(Duration value) {
    if (value.toMillis() <= 0 || value.toMillis() > Integer.MAX_VALUE) {
      throw invalid("a timeout must be at least one millisecond and at most 24 days");
    }
    return value;
  }

  private static DsrException invalid(String rule) {
    return new DsrException(GraphError.INVALID_CONFIGURATION, "Downloads cannot be built: " + rule);
  }
}
