package org.dsr4j.graph.internal.send;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.dsr4j.graph.internal.http.HttpSettings;
import org.dsr4j.graph.internal.http.HttpTransport;
import org.dsr4j.graph.internal.http.PreparedRequest;
import org.dsr4j.graph.internal.http.SendCheck;
import org.dsr4j.graph.internal.http.StreamedResponse;
import org.dsr4j.graph.model.ErrorResponseException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.RefusedRequest;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request with its token and distinguishes successful responses from refusals.
 *
 * <p>After a claims challenge the same request is sent again once, with the new token; every other
 * request is sent once.
 */
public final class HttpSender implements Sender, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpSender.class);
  private static final MediaType JSON = MediaType.get("application/json");

  private final HostGuard guard;
  private final TenantCheckedTokens tokens;
  private final HttpTransport transport;

  /**
   * @param settings use a sender without reused connections for writes: if the server closes a
   *     reused connection, it is unknown whether the write was applied
   */
  public HttpSender(HostGuard guard, TenantCheckedTokens tokens, HttpSettings settings) {
    this.guard = guard;
    this.tokens = tokens;
    transport = new HttpTransport(settings);
  }

  @Override
  public GraphResponse send(GraphHttpRequest request, Cancellation cancellation)
      throws GraphIoException {
    stopWhenOver(cancellation);
    requireAllowed(request);
    try {
      return answer(request, cancellation);
    } catch (GraphIoException e) {
      // A cancelled or closed call fails like any other call.
      stopWhenOver(cancellation);
      throw e;
    }
  }

  private void stopWhenOver(Cancellation cancellation) throws GraphIoException {
    if (cancellation.isCancelled()) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
    }
    if (transport.isClosed()) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.CLOSED, "the Graph connection was closed"));
    }
  }

  /** Cancels calls in progress and releases connections and threads. */
  @Override
  public void close() {
    transport.close();
  }

  /** Checks the URL and the method before a token is requested. */
  private void requireAllowed(GraphHttpRequest request) throws GraphIoException {
    if (!guard.isBelowEndpoint(request.url())) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.FOREIGN_LINK, "a request was for another host"));
    }
    // ReadOnlyPosts declares the POSTs that read.
    if (request.isRead() && !request.method().equals("GET") && !request.method().equals("POST")) {
      throw new GraphIoException(
          FailureMapping.failure(
              GraphError.WRITE_NOT_PERMITTED, "a write did not pass the write checks"));
    }
  }

  private GraphResponse answer(GraphHttpRequest request, Cancellation cancellation)
      throws GraphIoException {
    String token = tokens.token(null);
    StreamedResponse response = exchange(request, token, cancellation);
    String claims = ClaimsChallenge.claims(response);
    if (claims != null) {
      response.close();
      token = renewed(request, claims);
      response = exchange(request, token, cancellation);
    }
    requireOwn(request, response);
    if (!accepted(request, response.status())) {
      throw refused(request, response, token);
    }
    tokens.accepted(token);
    if (request.isRead()
        && request.accept().equals(GraphHttpRequest.JSON)
        && !json(response.headers().get("Content-Type"))) {
      response.close();
      throw new GraphIoException(
          FailureMapping.unusable(GraphError.UNEXPECTED_ANSWER, "Graph's response is not JSON"));
    }
    return new GraphResponse(request.url(), response, () -> stopWhenOver(cancellation));
  }

  /** A cache or a proxy may return the response to another request. */
  private static void requireOwn(GraphHttpRequest request, StreamedResponse response)
      throws GraphIoException {
    List<String> ids = response.headers().values("client-request-id");
    if (ids.isEmpty() || ids.stream().anyMatch(request.requestId()::equalsIgnoreCase)) {
      return;
    }
    response.close();
    String happened = "the response belongs to another request";
    throw new GraphIoException(
        request.isRead()
            ? FailureMapping.unusable(GraphError.UNEXPECTED_ANSWER, happened)
            // Nothing is known about the write.
            : FailureMapping.failure(GraphError.CONNECTION_FAILED, happened));
  }

  private StreamedResponse exchange(
      GraphHttpRequest request, String token, Cancellation cancellation) throws GraphIoException {
    long start = System.nanoTime();
    try {
      StreamedResponse response = transport.send(prepared(request, token), cancellation);
      LOG.debug(
          "{} -> {} in {} ms, client-request-id {}",
          request,
          response.status(),
          (System.nanoTime() - start) / 1_000_000,
          request.requestId());
      return response;
    } catch (SendState.SendStoppedException e) {
      throw new GraphIoException(e.failure());
    } catch (IOException e) {
      throw new GraphIoException(FailureMapping.unreachable(e));
    } catch (RuntimeException e) {
      // The message may quote a header or the URL.
      throw new GraphIoException(
          FailureMapping.failure(
              GraphError.UNEXPECTED_ANSWER,
              "the HTTP client failed (" + e.getClass().getSimpleName() + ")"));
    }
  }

  /**
   * Returns the token for a claims challenge; a challenge is a refusal, so no write was applied.
   */
  private String renewed(GraphHttpRequest request, String claims) throws GraphIoException {
    if (request.sendState() != null) {
      request.sendState().confirmNotApplied();
    }
    try {
      return tokens.token(claims);
    } catch (GraphIoException e) {
      tokens.invalidate();
      throw e;
    }
  }

  private static PreparedRequest prepared(GraphHttpRequest request, String token) {
    Headers.Builder headers = new Headers.Builder();
    request.headers().forEach(headers::set);
    headers
        .set("Authorization", "Bearer " + token)
        .set("Accept", request.accept())
        .set("User-Agent", "dsr4j")
        .set("client-request-id", request.requestId());
    SendCheck sendState = request.sendState();
    return new PreparedRequest(
        request.method(),
        request.url(),
        headers.build(),
        body(request),
        sendState == null ? SendCheck.NONE : sendState);
  }

  private static @Nullable RequestBody body(GraphHttpRequest request) {
    Content body = request.body();
    if (body != null) {
      return RequestBody.create(body.bytes(), JSON);
    }
    return request.method().equals("GET") || request.method().equals("DELETE")
        ? null
        : RequestBody.create(new byte[0], null);
  }

  /** A GET accepts 200 only, all other methods accept every success status. */
  private static boolean accepted(GraphHttpRequest request, int status) {
    return request.method().equals("GET") ? status == 200 : status / 100 == 2;
  }

  private GraphIoException refused(
      GraphHttpRequest request, StreamedResponse response, String token) {
    ErrorResponseException refused = ErrorResponseException.of(response);
    GraphFailure failure =
        FailureMapping.refused(
            refused, new RefusedRequest(request.isRead(), tokens.use(token), request.options()));
    if (failure.error() == GraphError.AUTHENTICATION_FAILED) {
      tokens.invalidate();
    }
    return request.isRead()
        ? new GraphIoException(failure, refused.headers())
        : ApprovalRefusal.of(failure, refused);
  }

  /** Whether a content type is that of JSON in UTF-8. */
  public static boolean json(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    boolean otherCharset = type.contains("charset=") && !type.contains("charset=utf-8");
    return type.split(";", 2)[0].equals("application/json") && !otherCharset;
  }
}
