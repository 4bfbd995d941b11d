package org.dsr4j.benchmarks.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one listing from memory over HTTP on the loopback address, without delays. */
public final class PageServer implements AutoCloseable {

  public static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String SKIP = "$skiptoken=";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String endpoint;
  private final List<byte[]> pages = new ArrayList<>();

  static {
    // Otherwise the kernel delays the end of each answer by 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  public PageServer(List<String> records, int perPage) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    for (int from = 0; from < records.size(); from += perPage) {
      int to = Math.min(from + perPage, records.size());
      String next = endpoint + "/v1.0" + AuditPages.PATH + "?" + SKIP + (pages.size() + 1);
      pages.add(
          AuditPages.page(endpoint, records.subList(from, to), to == records.size() ? "" : next));
    }
    server.createContext("/v1.0/organization", exchange -> answer(exchange, organization()));
    server.createContext("/v1.0" + AuditPages.PATH, exchange -> answer(exchange, page(exchange)));
    server.setExecutor(threads);
    server.start();
  }

  public URI endpoint() {
    return URI.create(endpoint);
  }

  public int pages() {
    return pages.size();
  }

  private static byte[] organization() {
    return ("{\"value\":[{\"id\":\"" + TENANT + "\",\"displayName\":\"Contoso\"}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] page(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    int at = query == null ? -1 : query.indexOf(SKIP);
    return pages.get(
        at < 0 || query == null ? 0 : Integer.parseInt(query.substring(at + SKIP.length())));
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      exchange.getResponseHeaders().set("Content-Type", "application/json;odata.metadata=minimal");
      exchange.sendResponseHeaders(200, body.length);
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
