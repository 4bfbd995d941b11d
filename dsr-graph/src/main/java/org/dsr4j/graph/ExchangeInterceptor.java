package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.dsr4j.graph.internal.http.GraphIoException;
import org.dsr4j.graph.internal.http.HostGuard;
import org.dsr4j.graph.internal.http.PreparedRequest;
import org.dsr4j.graph.model.ErrorResponseException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the SDK, which authenticates, and the wire.
 *
 * <p>The SDK only sees a stand-in address; the true one is put in here, behind it. Anything but a
 * success becomes a {@link ErrorResponseException} with its status, whatever its body looks like. A
 * challenge for a new token is shown to the SDK once.
 */
public final class ExchangeInterceptor implements Interceptor {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeInterceptor.class);
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int MAX_ERROR_BODY = 64 * 1024;

  private final HostGuard guard;

  /**
   * Checks hosts with a guard.
   *
   * @param guard the guard
   */
  public ExchangeInterceptor(HostGuard guard) {
    this.guard = guard;
  }

  static Exchange exchange(Chain chain) {
    return requireNonNull(chain.request().tag(Exchange.class), "every request has its exchange");
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Exchange exchange = exchange(chain);
    Request request = request(chain.request(), exchange.outgoing());
    exchange.started(chain.call());
    long start = System.nanoTime();
    Response response = chain.proceed(request);
    LOG.debug(
        "{} -> {} in {} ms, client-request-id {}",
        exchange.outgoing(),
        exchange.status(),
        (System.nanoTime() - start) / 1_000_000,
        exchange.outgoing().requestId());
    if (exchange.accepted()) {
      exchange.headers(response.headers());
      // The SDK would parse the length as an int, and drop the body of some successes.
      return response.newBuilder().code(200).removeHeader("Content-Length").build();
    }
    return refused(exchange, response);
  }

  private Request request(Request prepared, PreparedRequest outgoing) throws GraphIoException {
    String token = prepared.header("Authorization");
    // The SDK leaves the token off without a word where it does not like the host.
    if (token == null
        || !guard.isBelowEndpoint(prepared.url())
        || !guard.isBelowEndpoint(outgoing.url())) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.FOREIGN_LINK, "a request has no token for its host"));
    }
    if (outgoing.isRead() && !harmless(outgoing.method())) {
      throw new GraphIoException(
          FailureMapping.failure(
              GraphError.WRITE_NOT_PERMITTED, "a write came past the guard of writes"));
    }
    Request.Builder request = prepared.newBuilder().url(outgoing.url());
    for (Map.Entry<String, String> header : outgoing.headers().entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
    return request
        .header("Accept", outgoing.accept())
        .header("User-Agent", "dsr4j")
        .header("client-request-id", outgoing.requestId())
        .method(outgoing.method(), body(outgoing))
        .build();
  }

  /** Which POSTs read is declared where they are made. */
  private static boolean harmless(String method) {
    return method.equals("GET") || method.equals("POST");
  }

  private static @Nullable RequestBody body(PreparedRequest outgoing) {
    Content body = outgoing.body();
    if (body != null) {
      return RequestBody.create(body.bytes(), JSON);
    }
    return outgoing.method().equals("GET") || outgoing.method().equals("DELETE")
        ? null
        : RequestBody.create(new byte[0], null);
  }

  private static Response refused(Exchange exchange, Response response)
      throws ErrorResponseException {
    ErrorResponseException refused =
        new ErrorResponseException(exchange.status(), response.headers(), beginning(response));
    if (refused.status() != 401 || exchange.challenge() != null || !challenged(response)) {
      throw refused;
    }
    exchange.challenge(refused);
    return response
        .newBuilder()
        .removeHeader("Content-Length")
        .body(ResponseBody.create(new byte[0], null))
        .build();
  }

  private static boolean challenged(Response response) {
    return response.headers("WWW-Authenticate").stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("claims="));
  }

  /** As much of an error body as can be had; never in the way of its status. */
  private static byte[] beginning(Response response) {
    byte[] bytes = new byte[MAX_ERROR_BODY];
    int length = 0;
    try (response) {
      InputStream body = requireNonNull(response.body(), "body").byteStream();
      int count = body.read(bytes);
      while (count > 0) {
        length += count;
        count = body.read(bytes, length, bytes.length - length);
      }
    } catch (IOException e) {
      // What arrived has to do.
      return Arrays.copyOf(bytes, length);
    }
    return Arrays.copyOf(bytes, length);
  }
}
