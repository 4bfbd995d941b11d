package org.dsr4j.graph.internal.http;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import com.microsoft.kiota.http.ObservabilityOptions;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.dsr4j.graph.Exchange;
import org.dsr4j.graph.ExchangeInterceptor;
import org.dsr4j.graph.TrueStatus;
import org.dsr4j.graph.model.ErrorResponseException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.MultiAdminApproval;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/** Sends through the Graph SDK's request adapter, over an HTTP client without surprises. */
public final class HttpSender implements Sender, AutoCloseable {

  /** As many as read side by side: fewer would be opened anew all the time. */
  private static final int IDLE_CONNECTIONS = 64;

  private final HostGuard guard;
  private final TenantCheckedTokens tokens;
  private final OkHttpClient client;
  private final RequestAdapter adapter;

  /** The client itself forgets a call once its body begins. */
  private final Cancellation closing = new Cancellation();

  /**
   * @param reuses whether connections are kept; a write over one that went stale may have been
   *     applied or not, so writing is better off with new ones
   */
  public HttpSender(
      HostGuard guard,
      TenantCheckedTokens tokens,
      Duration connect,
      Duration read,
      boolean reuses) {
    this.guard = guard;
    this.tokens = tokens;
    client =
        new OkHttpClient.Builder()
            // Other addresses of the host are tried; what left is repeated only when it reads, see
            // Departure.
            .retryOnConnectionFailure(true)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(reuses ? IDLE_CONNECTIONS : 0, 30, TimeUnit.SECONDS))
            .connectTimeout(connect)
            .readTimeout(read)
            // Waiting is bounded by the run's deadline, not by one call.
            .callTimeout(0, TimeUnit.SECONDS)
            .addInterceptor(new ExchangeInterceptor(guard))
            .addNetworkInterceptor(new TrueStatus())
            .build();
    ObservabilityOptions traces = new ObservabilityOptions();
    traces.setIncludeEUIIAttributes(false);
    adapter =
        new OkHttpRequestAdapter(
            new BaseBearerTokenAuthenticationProvider(tokens), null, null, client, traces);
  }

  @Override
  public GraphResponse send(PreparedRequest request, Cancellation cancellation)
      throws GraphIoException {
    stopWhenOver(cancellation);
    Exchange exchange = new Exchange(request, cancellation, closing);
    InputStream body;
    try {
      body = adapter.sendPrimitive(information(exchange), null, InputStream.class);
    } catch (RuntimeException e) {
      exchange.close();
      stopWhenOver(cancellation);
      throw failed(e, exchange);
    }
    return answer(body, exchange, () -> stopWhenOver(cancellation));
  }

  private void stopWhenOver(Cancellation cancellation) throws GraphIoException {
    if (cancellation.isCancelled()) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.CANCELLED, "the run was cancelled"));
    }
    if (closing.isCancelled()) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.CLOSED, "the Graph connection was closed"));
    }
  }

  /** Cancels what is under way and lets go of connections and threads. */
  @Override
  public void close() {
    closing.cancel();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private RequestInformation information(Exchange exchange) {
    RequestInformation information = new RequestInformation();
    information.httpMethod = HttpMethod.GET;
    // Traces are named after the template; the address itself is put in behind the SDK.
    information.urlTemplate = exchange.outgoing().description();
    information.setUri(guard.standIn(exchange.outgoing().version()));
    information.addRequestOptions(List.of(exchange));
    return information;
  }

  private static GraphResponse answer(
      @Nullable InputStream body, Exchange exchange, GraphResponse.AbortCheck watch)
      throws GraphIoException {
    if (body != null) {
      GraphResponse answer = new GraphResponse(body, exchange, watch);
      PreparedRequest outgoing = exchange.outgoing();
      if (!outgoing.isRead()
          || !outgoing.accept().equals(PreparedRequest.JSON)
          || json(answer.headers().get("Content-Type"))) {
        return answer;
      }
      answer.close();
    }
    exchange.close();
    throw new GraphIoException(
        FailureMapping.unusable(GraphError.UNEXPECTED_ANSWER, "Graph's answer is not JSON"));
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

  private GraphIoException failed(RuntimeException thrown, Exchange exchange) {
    ErrorResponseException refused =
        thrown.getCause() instanceof ErrorResponseException direct ? direct : exchange.challenge();
    if (refused == null) {
      return new GraphIoException(failure(thrown, exchange));
    }
    if (refused.status() == 401) {
      tokens.invalidate();
    }
    return exchange.outgoing().isRead()
        ? new GraphIoException(failure(thrown, exchange), refused.headers())
        : MultiAdminApproval.refusal(failure(thrown, exchange), refused);
  }

  private static GraphFailure failure(RuntimeException thrown, Exchange exchange) {
    if (thrown instanceof TenantCheckedTokens.Refusal refusal) {
      return refusal.failure();
    }
    Throwable cause = thrown.getCause();
    if (cause instanceof ErrorResponseException refused) {
      return FailureMapping.refused(refused);
    }
    if (cause instanceof GraphIoException own) {
      return own.failure();
    }
    if (cause instanceof SendState.SendStoppedException stopped) {
      return stopped.failure();
    }
    if (cause instanceof IOException io) {
      return FailureMapping.unreachable(io);
    }
    ErrorResponseException challenge = exchange.challenge();
    return challenge != null
        ? FailureMapping.refused(challenge)
        : FailureMapping.failure(
            GraphError.UNEXPECTED_ANSWER,
            "the Graph SDK failed (" + thrown.getClass().getSimpleName() + ")");
  }
}
