package org.dsr4j.graph.operation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A storage on this machine that breaks off where a test wants. */
final class StorageServer implements AutoCloseable {

  /** The events of one request. */
  interface Script {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Headers> seen = Collections.synchronizedList(new ArrayList<>());
  private volatile Script script = exchange -> send(exchange, 404, Map.of(), "", 0);

  StorageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRequestHeaders());
          try (exchange) {
            script.answer(exchange);
          }
        });
    server.start();
  }

  StorageServer answering(Script answers) {
    script = answers;
    return this;
  }

  List<Headers> seen() {
    return seen;
  }

  DownloadLink link() {
    return DownloadLink.of(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/c/report.zip?sig=secret", null);
  }

  /** Serves an object, with ranges, and hangs up after so many bytes each time. */
  static Script object(String content, String etag, int atOnce) {
    return exchange -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      String wanted = exchange.getRequestHeaders().getFirst("If-Range");
      if (range == null || !etag.equals(wanted)) {
        send(exchange, 200, Map.of("ETag", etag), content, atOnce);
        return;
      }
      int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      String contentRange = "bytes " + from + "-" + (content.length() - 1) + "/" + content.length();
      send(
          exchange,
          206,
          Map.of("ETag", etag, "Content-Range", contentRange),
          content.substring(from),
          atOnce);
    };
  }

  /** Promises a body and sends no more than its beginning. */
  static void send(
      HttpExchange exchange, int status, Map<String, String> headers, String body, int atOnce)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = body.getBytes(ISO_8859_1);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes, 0, Math.min(bytes.length, atOnce));
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
