package org.dsr4j.testkit;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.dsr4j.testkit.internal.http.SimulatedServer;

/**
 * The application that may sign in to a simulated tenant with a secret, for tests of credentials.
 * Other tests use {@link SimulatedTenant#accessToken()}. See {@link SimulatedTenant#application}.
 * Safe for use by several threads.
 */
public final class SimulatedApplication {

  private final SimulatedServer server;

  SimulatedApplication(SimulatedServer server) {
    this.server = server;
  }

  /**
   * {@return the address that replaces {@code https://login.microsoftonline.com}: a token endpoint
   * with TLS, started at the first call} It knows one application with one secret, in both tenants.
   */
  public URI authority() {
    return server.authority().address();
  }

  /** {@return its id, the one that {@link #authority()} knows} */
  public String clientId() {
    return server.clientId();
  }

  /** {@return its secret} */
  public String clientSecret() {
    return server.clientSecret();
  }

  /** {@return a TLS context that trusts {@link #authority()} only} */
  public SSLContext sslContext() {
    return server.authority().clientContext();
  }
}
