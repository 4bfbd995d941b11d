package org.dsr4j.testkit.internal.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.dsr4j.testkit.internal.oauth.TokenService.Answer;

/** The authority's TLS server. It is not WireMock's, because that one wants its key in a file. */
public final class Authority implements AutoCloseable {

  private static final String HOST = "localhost";
  private static final int MAX_FORM = 65_536;

  private final LocalCertificate certificate = LocalCertificate.create();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "dsr4j-authority");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpsServer server;
  private final TokenService service;
  private final SSLContext clientContext;

  /**
   * Starts the server on a free port of the loopback address.
   *
   * @param service the service
   */
  public Authority(TokenService service) {
    this.service = service;
    this.clientContext = certificate.clientContext();
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated authority cannot open a port", e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** {@return the authority's address, with a slash at its end} */
  public URI address() {
    return URI.create("https://" + HOST + ":" + server.getAddress().getPort() + "/");
  }

  /** {@return a context that trusts this server and no other} */
  public SSLContext clientContext() {
    return clientContext;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store, no-cache");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String[] segments = path.substring(1).split("/", -1);
    boolean post = exchange.getRequestMethod().equals("POST");
    if (post && path.endsWith("/oauth2/v2.0/token") && segments.length == 4) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM);
      return service.token(segments[0], new String(body, StandardCharsets.UTF_8));
    }
    if (!post && path.endsWith("/v2.0/.well-known/openid-configuration")) {
      return service.configuration(address().toString(), segments[0]);
    }
    if (!post && path.equals("/common/discovery/instance")) {
      return service.instances(address().toString(), address().getAuthority());
    }
    return service.unknown();
  }
}
