package org.dsr4j.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plain HTTP client that is independent of the library under test. */
public final class GraphClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SimulatedTenant tenant;
  private final String token;

  public GraphClient(SimulatedTenant tenant) {
    this(tenant, "Bearer " + tenant.accessToken());
  }

  public GraphClient(SimulatedTenant tenant, String token) {
    this.tenant = tenant;
    this.token = token;
  }

  public record Answer(int status, HttpResponse<String> http) {

    public String text() {
      return http.body();
    }

    public JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String code() {
      return json().at("/error/code").asText();
    }

    public String message() {
      return json().at("/error/message").asText();
    }

    public List<String> ids() {
      return values("id");
    }

    public List<String> values(String property) {
      List<String> values = new ArrayList<>();
      json().get("value").forEach(item -> values.add(item.path(property).asText()));
      return values;
    }

    public String nextLink() {
      return json().path("@odata.nextLink").asText();
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public Answer filter(String path, String filter) {
    return get(path + "?$filter=" + encoded(filter));
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  public Answer send(String method, String path, String... headers) {
    try {
      return sendOrFail(method, path, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer sendOrFail(String method, String path, String... headers) throws IOException {
    return sendOrFail(method, path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** Sends JSON. */
  public Answer send(String method, String path, JsonText body, String... headers) {
    try {
      List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
      all.addAll(List.of(headers));
      return sendOrFail(
          method,
          path,
          HttpRequest.BodyPublishers.ofString(body.text()),
          all.toArray(new String[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request body, as a separate type to distinguish it from headers. */
  public record JsonText(String text) {}

  public static JsonText json(String text) {
    return new JsonText(text.replace('\'', '"'));
  }

  private Answer sendOrFail(
      String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws IOException {
    URI uri = URI.create(path.startsWith("http") ? path : tenant.endpoint() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, body).timeout(Duration.ofSeconds(20));
    if (!token.isEmpty()) {
      request.header("Authorization", token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Follows the links from page to page. */
  public List<Answer> pages(String path) {
    List<Answer> pages = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      Answer page = get(next);
      pages.add(page);
      next = page.status() == 200 ? page.nextLink() : "";
    }
    return pages;
  }

  public List<String> allIds(String path) {
    return pages(path).stream().flatMap(page -> page.ids().stream()).toList();
  }
}
