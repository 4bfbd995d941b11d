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
   * Allows one more host in addition to the storage of the cloud; needed in clouds whose storage
   * hosts are not published. If Graph itself is on localhost, its host is allowed automatically.
   *
   * @param host the complete host name; http is allowed for localhost only
   * @return this
   */
  public DownloadsBuilder allowHost(String host) {
    allowed.add(requireNonNull(host, "host").toLowerCase(Locale.ROOT));
    return this;
  }

  /**
   * Sets the maximum time to open a connection; the default is 30 seconds.
   *
   * @param value more than zero
   * @return this
   */
  public DownloadsBuilder connectTimeout(Duration value) {
    connectTimeout = positive(value);
    return this;
  }

  /**
   * Sets the maximum wait for the next bytes; the default is 100 seconds.
   *
   * @param value more than zero
   * @return this
   */
  public DownloadsBuilder readTimeout(Duration value) {
    readTimeout = positive(value);
    return this;
  }

  /**
   * Sets the maximum size of a download; the default is 4 GiB.
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
   * Sets the retry policy after a broken connection; the default is {@link RetryPolicy#defaults()}.
   * The number of attempts restarts with each part that arrives.
   *
   * @param value the policy
   * @return this
   */
  public DownloadsBuilder retry(RetryPolicy value) {
    retry = requireNonNull(value, "retry");
    return this;
  }

  /** Replaces the waiting, for tests. */
  DownloadsBuilder waiting(PollDelays value) {
    waiting = value;
    return this;
  }

  /**
   * Builds the object; sends no request.
   *
   * @return the downloads; the caller closes them
   */
  public Downloads build() {
    return new Downloads(this);
  }

  StorageHosts hosts() {
    Set<String> all = new HashSet<>(allowed);
    // A simulator of Graph on this machine also simulates its storage.
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
