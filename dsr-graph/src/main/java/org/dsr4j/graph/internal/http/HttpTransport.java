package org.dsr4j.graph.internal.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.dsr4j.model.Cancellation;

/**
 * Sends requests over HTTP, each of them once.
 *
 * <p>Follows no redirect and repeats nothing: what to do with an answer or a failure is the
 * caller's decision. Before a request is sent, all addresses of the host are tried. Uses the proxy,
 * trusted certificates and host names of the Java platform's settings. Thread-safe; requests run on
 * the caller's thread.
 */
public final class HttpTransport implements AutoCloseable {

  /** As many as read side by side: fewer would be opened anew all the time. */
  private static final int IDLE_CONNECTIONS = 64;

  /** Few servers close a connection sooner. What is sent on a closed one fails. */
  private static final int IDLE_SECONDS = 4;

  private final OkHttpClient client;

  /** The client itself forgets a call once its body begins. */
  private final Cancellation closing = new Cancellation();

  /**
   * Creates a transport; nothing is connected yet.
   *
   * @param settings how it connects and waits
   */
  public HttpTransport(HttpSettings settings) {
    int idle = settings.keepsConnections() ? IDLE_CONNECTIONS : 0;
    client =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(idle, IDLE_SECONDS, TimeUnit.SECONDS))
            // For the other addresses of a host; SingleSend stops what was sent.
            .retryOnConnectionFailure(true)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            // It would count the time that the reader of a body takes; a cancellation ends a call.
            .callTimeout(0, TimeUnit.SECONDS)
            .addNetworkInterceptor(SingleSend::intercept)
            .build();
  }

  /**
   * Sends a request and waits for the beginning of its answer.
   *
   * @param request what is sent
   * @param cancellation ends the call, also while the body arrives
   * @return the answer, whatever its status; to be closed
   * @throws IOException when there is none: the request's check refused, the call was cancelled or
   *     the transport closed, no connection was had, or the answer did not come
   */
  public StreamedResponse send(PreparedRequest request, Cancellation cancellation)
      throws IOException {
    SingleSend single = new SingleSend(request.check());
    Call call = client.newCall(call(request, single));
    List<Cancellation.Registration> registrations =
        List.of(cancellation.onCancel(call::cancel), closing.onCancel(call::cancel));
    boolean answered = false;
    try {
      Response response = execute(call);
      answered = true;
      return new StreamedResponse(single.status(), response, registrations);
    } finally {
      if (!answered) {
        registrations.forEach(Cancellation.Registration::close);
      }
    }
  }

  private static Response execute(Call call) throws IOException {
    try {
      return call.execute();
    } catch (SingleSend.RepeatedException e) {
      throw e.first();
    }
  }

  private static Request call(PreparedRequest request, SingleSend single) {
    return new Request.Builder()
        .url(request.url())
        .headers(request.headers())
        .method(request.method(), request.body())
        .tag(SingleSend.class, single)
        .build();
  }

  /**
   * Whether it was closed.
   *
   * @return true for ever once it was; calls fail then
   */
  public boolean isClosed() {
    return closing.isCancelled();
  }

  /** Cancels what is under way and releases connections and threads. Idempotent. */
  @Override
  public void close() {
    closing.cancel();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
