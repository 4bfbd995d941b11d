package org.dsr4j.graph.internal.send;

import java.io.InputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.dsr4j.graph.internal.http.StreamedResponse;

/** An accepted answer, whose body is still arriving. */
public final class GraphResponse implements AutoCloseable {

  /** Knows whether anybody still wants the answer. */
  interface AbortCheck {
    /** Fails with the reason when nobody does. */
    void check() throws GraphIoException;
  }

  private final HttpUrl url;
  private final StreamedResponse response;
  private final InputStream body;
  private final AbortCheck watch;

  GraphResponse(HttpUrl url, StreamedResponse response, AbortCheck watch) {
    this(url, response, response.body(), watch);
  }

  private GraphResponse(
      HttpUrl url, StreamedResponse response, InputStream body, AbortCheck watch) {
    this.url = url;
    this.response = response;
    this.body = body;
    this.watch = watch;
  }

  public int status() {
    return response.status();
  }

  public Headers headers() {
    return response.headers();
  }

  /** The same answer with its body at hand. */
  GraphResponse withBody(InputStream bytes) {
    return new GraphResponse(url, response, bytes, watch);
  }

  /** Where it came from; holds values. */
  public HttpUrl url() {
    return url;
  }

  public InputStream body() {
    return body;
  }

  /**
   * What a body that broke off means: a call that was cancelled or closed breaks like any other.
   *
   * @throws GraphIoException with the reason when nobody wants the answer any more
   */
  public void failIfCancelled() throws GraphIoException {
    watch.check();
  }

  /** Releases the connection. */
  @Override
  public void close() {
    response.close();
  }
}
