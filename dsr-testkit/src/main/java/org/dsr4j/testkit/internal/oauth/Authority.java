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
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.dsr4j.testkit.internal.fault.ScriptedFault;
import org.dsr4j.testkit.internal.oauth.TokenService.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The authority's TLS server. WireMock is not used for it, because WireMock requires the key in a
 * file.
 */
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
  private final Function<String, @Nullable ScriptedFault> faults;
  private final SSLContext clientContext;

  /**
   * Starts the server on a free port of the loopback address.
   *
   * @param service the service
   * @param faults the fault for the next token request of a tenant id, or null
   */
  public Authority(TokenService service, Function<String, @Nullable ScriptedFault> faults) {
    this.service = service;
    this.faults = faults;
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
      String tenantId = tenantOfTokenRequest(exchange);
      ScriptedFault fault = tenantId == null ? null : faults.apply(tenantId);
      if (fault instanceof ScriptedFault.Reset) {
        return;
      }
      if (fault instanceof ScriptedFault.Html html) {
        send(
            exchange, "text/html", new Answer(html.status(), "<html><body>Not here</body></html>"));
        return;
      }
      Answer answer =
          fault instanceof ScriptedFault.Status status
              ? service.scripted(status.status())
              : answer(exchange, tenantId);
      send(exchange, "application/json; charset=utf-8", answer);
    }
  }

  private static void send(HttpExchange exchange, String contentType, Answer answer)
      throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("Cache-Control", "no-store, no-cache");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static @Nullable String tenantOfTokenRequest(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    String[] segments = path.substring(1).split("/", -1);
    boolean post = exchange.getRequestMethod().equals("POST");
    return post && path.endsWith("/oauth2/v2.0/token") && segments.length == 4 ? segments[0] : null;
  }

  private Answer answer(HttpExchange exchange, @Nullable String tokenTenant) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String[] segments = path.substring(1).split("/", -1);
    boolean post = exchange.getRequestMethod().equals("POST");
    if (tokenTenant != null) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM);
      return service.token(tokenTenant, new String(body, StandardCharsets.UTF_8));
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
