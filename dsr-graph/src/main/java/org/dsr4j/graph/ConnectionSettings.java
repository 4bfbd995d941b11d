package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import java.time.Duration;
import org.dsr4j.graph.internal.http.HttpSettings;
import org.dsr4j.graph.internal.http.LocalService;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all kinds of connections have in common; the builders set them. Mutable: a
 * connection copies the values, so that its builder can be used again.
 */
final class ConnectionSettings {

  private final TenantId tenant;
  private @Nullable TokenCredential credential;
  private GraphCloud cloud = GraphCloud.GLOBAL;
  private Duration connectTimeout = Duration.ofSeconds(30);
  private Duration readTimeout = Duration.ofSeconds(100);
  private ThrottleLimits limits = ThrottleLimits.documented();
  private RetryPolicy retry;
  private Delays delays = Delays.system();
  private @Nullable LocalService local;

  ConnectionSettings(TenantId tenant, RetryPolicy retry) {
    this.tenant = tenant;
    this.retry = retry;
  }

  void credential(TokenCredential value) {
    credential = requireNonNull(value, "credential");
  }

  void cloud(GraphCloud value) {
    cloud = requireNonNull(value, "cloud");
  }

  void connectTimeout(Duration value) {
    connectTimeout = positive(value);
  }

  void readTimeout(Duration value) {
    readTimeout = positive(value);
  }

  void limits(ThrottleLimits value) {
    limits = requireNonNull(value, "limits");
  }

  void retry(RetryPolicy value) {
    retry = requireNonNull(value, "retry");
  }

  void delays(Delays value) {
    delays = value;
  }

  void local(LocalService value) {
    local = value;
  }

  TenantId tenant() {
    return tenant;
  }

  /** Returns the credential; a connection cannot be built without one. */
  TokenCredential credential() {
    TokenCredential given = credential;
    if (given == null) {
      throw invalid("a credential is required: call credential(...)");
    }
    return given;
  }

  GraphCloud cloud() {
    return cloud;
  }

  HttpSettings http(boolean keepsConnections) {
    return new HttpSettings(connectTimeout, readTimeout, keepsConnections, local);
  }

  ThrottleLimits limits() {
    return limits;
  }

  RetryPolicy retry() {
    return retry;
  }

  Delays delays() {
    return delays;
  }

  private static Duration positive(Duration value) {
    if (value.toMillis() <= 0 || value.toMillis() > Integer.MAX_VALUE) {
      throw invalid("a timeout must be at least one millisecond and at most 24 days");
    }
    return value;
  }

  /** Creates the error for an invalid setting. */
  static DsrException invalid(String rule) {
    return new DsrException(
        GraphError.INVALID_CONFIGURATION, "The Graph connection cannot be built: " + rule);
  }
}
