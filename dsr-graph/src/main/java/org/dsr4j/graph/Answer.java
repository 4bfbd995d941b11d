package org.dsr4j.graph;

import java.io.InputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.dsr4j.graph.internal.http.StreamedResponse;

/** An accepted answer, whose body is still arriving. */
final class Answer implements AutoCloseable {

  /** Knows whether anybody still wants the answer. */
  interface Watch {
    /** Fails with the reason when nobody does. */
    void check() throws GraphIoException;
  }

  private final HttpUrl url;
  private final StreamedResponse response;
  private final InputStream body;
  private final Watch watch;

  Answer(HttpUrl url, StreamedResponse response, Watch watch) {
    this(url, response, response.body(), watch);
  }

  private Answer(HttpUrl url, StreamedResponse response, InputStream body, Watch watch) {
    this.url = url;
    this.response = response;
    this.body = body;
    this.watch = watch;
  }

  int status() {
    return response.status();
  }

  Headers headers() {
    return response.headers();
  }

  /** The same answer with its body at hand. */
  Answer holding(InputStream bytes) {
    return new Answer(url, response, bytes, watch);
  }

  /** Where it came from; holds values. */
  HttpUrl url() {
    return url;
  }

  InputStream body() {
    return body;
  }

  /**
   * What a body that broke off means: a call that was cancelled or closed breaks like any other.
   *
   * @throws GraphIoException with the reason when nobody wants the answer any more
   */
  void stopWhenOver() throws GraphIoException {
    watch.check();
  }

  /** Releases the connection. */
  @Override
  public void close() {
    response.close();
  }
}
