package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import java.time.Duration;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/** Builds a connection; not thread-safe. */
public final class GraphConnectionBuilder {

  private static final int DEFAULT_MAX_ROW_BYTES = 16 * 1024 * 1024;
  private static final int LEAST_MAX_ROW_BYTES = 1024;

  private final TenantId tenant;
  private @Nullable TokenCredential credential;
  private GraphCloud cloud = GraphCloud.GLOBAL;
  private Duration connectTimeout = Duration.ofSeconds(30);
  private Duration readTimeout = Duration.ofSeconds(100);
  private int maxRowBytes = DEFAULT_MAX_ROW_BYTES;

  GraphConnectionBuilder(TenantId tenant) {
    this.tenant = tenant;
  }

  /**
   * What obtains tokens; required. Its permissions should only read.
   *
   * @param value for instance of azure-identity; not closed
   * @return this
   */
  public GraphConnectionBuilder credential(TokenCredential value) {
    credential = requireNonNull(value, "credential");
    return this;
  }

  /**
   * Where Graph is; the global cloud when not set.
   *
   * @param value the cloud
   * @return this
   */
  public GraphConnectionBuilder cloud(GraphCloud value) {
    cloud = requireNonNull(value, "cloud");
    return this;
  }

  /**
   * How long to wait for a connection; 30 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphConnectionBuilder connectTimeout(Duration value) {
    connectTimeout = positive(value);
    return this;
  }

  /**
   * How long to wait for the next bytes of an answer; 100 seconds when not set.
   *
   * @param value more than zero
   * @return this
   */
  public GraphConnectionBuilder readTimeout(Duration value) {
    readTimeout = positive(value);
    return this;
  }

  /**
   * How large a row or an object may be; 16 MiB when not set.
   *
   * @param value bytes, at least 1,024
   * @return this
   */
  public GraphConnectionBuilder maxRowBytes(int value) {
    if (value < LEAST_MAX_ROW_BYTES) {
      throw invalid("a row limit must be at least " + LEAST_MAX_ROW_BYTES + " bytes");
    }
    maxRowBytes = value;
    return this;
  }

  /**
   * Builds the connection; nothing is sent yet.
   *
   * @return the connection, to be closed
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the credential is
   *     missing or the endpoint is not https
   */
  public GraphConnection build() {
    TokenCredential given = credential;
    if (given == null) {
      throw invalid("a credential is required: call credential(...)");
    }
    return new GraphConnection(this, given);
  }

  TenantId tenant() {
    return tenant;
  }

  GraphCloud cloud() {
    return cloud;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration readTimeout() {
    return readTimeout;
  }

  int maxRowBytes() {
    return maxRowBytes;
  }

  private static Duration positive(Duration value) {
    if (value.toMillis() <= 0 || value.toMillis() > Integer.MAX_VALUE) {
      throw invalid("a timeout must be at least one millisecond and at most 24 days");
    }
    return value;
  }

  private static DsrException invalid(String rule) {
    return new DsrException(
        GraphError.INVALID_CONFIGURATION, "The Graph connection cannot be built: " + rule);
  }
}
