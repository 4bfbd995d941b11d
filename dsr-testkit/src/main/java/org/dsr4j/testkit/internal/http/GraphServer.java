package org.dsr4j.testkit.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The HTTP server in front of the handler: WireMock on the loopback address, with one stub that
 * matches all requests.
 */
final class GraphServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /**
   * The maximum number of requests that can be delayed at the same time; threads are started on
   * demand.
   */
  private static final int MAX_THREADS = 512;

  private final WireMockServer server;
  private final String endpoint;
  private final AtomicBoolean open = new AtomicBoolean(true);

  /**
   * Starts a server on a free port.
   *
   * @param handler answers the requests
   */
  public GraphServer(GraphHandler handler) {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress(LOOPBACK)
                .dynamicPort()
                .disableRequestJournal()
                .notifier(new SilentNotifier())
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                .templatingEnabled(false)
                .mappingSource(new EmptyMappingsSource())
                .httpClientFactory(new RejectingHttpClientFactory())
                .adminAuthenticator(new DenyAllAuthenticator())
                .jettyStopTimeout(1L)
                .containerThreads(MAX_THREADS)
                .jettyAcceptQueueSize(MAX_THREADS)
                .extensions(new GraphTransformer(handler)));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(ok()));
    endpoint = "http://" + LOOPBACK + ":" + server.port();
    handler.endpoint(endpoint);
  }

  /** {@return the server's address, without a slash at its end} */
  public String endpoint() {
    return endpoint;
  }

  /** {@return whether the server has not been closed} */
  public boolean isOpen() {
    return open.get();
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      server.stop();
    }
  }
}
