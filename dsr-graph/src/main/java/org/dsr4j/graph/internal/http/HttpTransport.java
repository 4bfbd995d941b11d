package org.dsr4j.graph.internal.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Sends each HTTP request exactly once.
 *
 * <p>It follows no redirect and repeats no request: the caller decides what to do with a response
 * or a failure. Before a request is sent, all addresses of the host are tried. It uses the proxy,
 * trusted certificates and host names of the Java platform's settings. Thread-safe; requests run on
 * the caller's thread.
 */
public final class HttpTransport implements AutoCloseable {

  /** As many as parallel reads: with fewer, connections would be reopened all the time. */
  private static final int IDLE_CONNECTIONS = 256;

  /** Few servers close a connection earlier. A request on a closed connection fails. */
  private static final int IDLE_SECONDS = 4;

  private final OkHttpClient client;

  /** OkHttp stops tracking a call when its body begins. */
  private final Cancellation closing = new Cancellation();

  /**
   * Creates a transport; opens no connection yet.
   *
   * @param settings the connection settings and timeouts
   */
  public HttpTransport(HttpSettings settings) {
    int idle = settings.keepsConnections() ? IDLE_CONNECTIONS : 0;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(idle, IDLE_SECONDS, TimeUnit.SECONDS))
            // Needed to try the other addresses of a host; SingleSend prevents that a request is
            // sent twice.
            .retryOnConnectionFailure(true)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            // A call timeout would include the time of the body's reader; a cancellation ends a
            // call instead.
            .callTimeout(0, TimeUnit.SECONDS);
    client = connected(builder, settings.local()).build();
  }

  /** A local service gets the request only, and therefore cannot pass it on to the network. */
  private static OkHttpClient.Builder connected(
      OkHttpClient.Builder builder, @Nullable LocalService local) {
    return local == null
        ? builder.addNetworkInterceptor(SingleSend::intercept)
        : builder
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .addInterceptor(SingleSend::intercept)
            .addInterceptor(chain -> local.answer(chain.request()));
  }

  /**
   * Sends a request and waits for the beginning of its response.
   *
   * @param request the request to send
   * @param cancellation ends the call, also while the body arrives
   * @return the response with any status; the caller closes it
   * @throws IOException when there is no response: the send check refused the request, the call was
   *     cancelled, the transport was closed, the connection failed, or a timeout occurred
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
   * Whether it is closed.
   *
   * @return true once it was closed; then calls fail
   */
  public boolean isClosed() {
    return closing.isCancelled();
  }

  /** Cancels calls in progress and releases connections and threads. Idempotent. */
  @Override
  public void close() {
    closing.cancel();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
