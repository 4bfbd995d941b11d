package org.dsr4j.graph.internal.send;

import java.io.InputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.dsr4j.graph.internal.http.StreamedResponse;

/** A successful response whose body is still arriving. */
public final class GraphResponse implements AutoCloseable {

  /** Checks whether the response is still needed. */
  interface AbortCheck {
    /** Throws the reason when it is no longer needed. */
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

  /** Returns the same response with another stream for its body. */
  public GraphResponse withBody(InputStream bytes) {
    return new GraphResponse(url, response, bytes, watch);
  }

  /** Returns the URL; contains values. */
  public HttpUrl url() {
    return url;
  }

  public InputStream body() {
    return body;
  }

  /**
   * Returns the meaning of a broken body: a cancelled or closed call breaks like any other.
   *
   * @throws GraphIoException with the reason when the response is no longer needed
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
