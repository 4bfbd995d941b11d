package org.dsr4j.graph.internal.http;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.dsr4j.graph.Exchange;

/** The body of an accepted answer, still arriving. */
public final class GraphResponse implements AutoCloseable {

  /** Knows whether anybody still wants the answer. */
  interface AbortCheck {
    /** Fails with the reason when nobody does. */
    void check() throws GraphIoException;
  }

  private final InputStream body;
  private final Exchange exchange;
  private final AbortCheck watch;

  GraphResponse(InputStream body, Exchange exchange, AbortCheck watch) {
    this.body = body;
    this.exchange = exchange;
    this.watch = watch;
  }

  /** As it came over the wire. */
  public int status() {
    return exchange.status();
  }

  public Headers headers() {
    return exchange.headers();
  }

  /** The same answer with its body at hand. */
  GraphResponse withBody(InputStream bytes) {
    return new GraphResponse(bytes, exchange, watch);
  }

  /** Where it came from; holds values. */
  public HttpUrl url() {
    return exchange.outgoing().url();
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

  /** Lets go of the connection; what a body throws on its way out is of no interest any more. */
  @Override
  public void close() {
    exchange.close();
    try {
      body.close();
    } catch (IOException | RuntimeException e) {
      // Its reader has said already what there was to say.
      return;
    }
  }
}
