package org.dsr4j.it.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A proxy in front of a simulated tenant. It answers paths that the tenant does not support because
 * their answers are not published, and forwards everything else.
 */
final class StubbingProxy implements AutoCloseable {

  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "content-length", "expect", "host", "http2-settings", "upgrade");

  /** An answer. */
  record Answer(int status, String type, byte[] body) {

    static Answer json(String body) {
      return new Answer(200, "application/json", body.replace('\'', '"').getBytes(UTF_8));
    }

    static Answer of(String type, byte[] body) {
      return new Answer(200, type, body);
    }

    static Answer refusal(int status) {
      return new Answer(
          status,
          "application/json",
          "{\"error\":{\"code\":\"Scripted\",\"message\":\"no\"}}".getBytes(UTF_8));
    }
  }

  private final URI behind;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Supplier<Answer>> script = new LinkedHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  StubbingProxy(URI behind) {
    this.behind = behind;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName(behind.getHost()), 0), 100);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://" + behind.getHost() + ":" + server.getAddress().getPort());
  }

  /** Answers requests that begin with a method, a space, and a decoded path with its query. */
  StubbingProxy on(String request, Supplier<Answer> answer) {
    script.put(request, answer);
    return this;
  }

  StubbingProxy on(String request, Answer answer) {
    return on(request, () -> answer);
  }

  /** The decoded requests that were answered here, with their bodies. */
  List<String> asked() {
    return new ArrayList<>(asked);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target =
          exchange.getRequestMethod()
              + " "
              + URLDecoder.decode(exchange.getRequestURI().toString().replace("+", "%2B"), UTF_8);
      byte[] body = exchange.getRequestBody().readAllBytes();
      String key = longest(target);
      Answer answer;
      if (key == null) {
        answer = forward(exchange, body);
      } else {
        asked.add(target + (body.length == 0 ? "" : " " + new String(body, UTF_8)));
        answer = script.get(key).get();
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private String longest(String target) {
    String found = null;
    for (String key : script.keySet()) {
      if (target.startsWith(key) && (found == null || key.length() > found.length())) {
        found = key;
      }
    }
    return found;
  }

  private Answer forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP_BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))
                  && !name.equalsIgnoreCase("Accept-Encoding")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse("application/json"),
          answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
