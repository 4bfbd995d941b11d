package org.dsr4j.graph.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Issues a token for every request, and records the requests. */
final class FakeAuthority implements HttpClient {

  private static final String TOKEN =
      "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"granted\"}";

  private final List<String> urls = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();

  /** The addresses that were asked. */
  List<String> urls() {
    return urls;
  }

  /** The form of the only token request. */
  Map<String, String> form() {
    return forms.get(forms.size() - 1);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    urls.add(request.getUrl().toString());
    forms.add(form(request.getBodyAsBinaryData().toString()));
    return Mono.just(new Granted(request));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
    }
    return form;
  }

  private static final class Granted extends HttpResponse {

    Granted(HttpRequest request) {
      super(request);
    }

    @Override
    public int getStatusCode() {
      return 200;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
      return getHeaders().getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
      return new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return Flux.just(ByteBuffer.wrap(TOKEN.getBytes(UTF_8)));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.just(TOKEN.getBytes(UTF_8));
    }

    @Override
    public Mono<String> getBodyAsString() {
      return Mono.just(TOKEN);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.just(TOKEN);
    }
  }
}
