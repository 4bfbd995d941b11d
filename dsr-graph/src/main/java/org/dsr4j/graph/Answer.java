package org.dsr4j.graph;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** The body of an accepted answer, still arriving. */
final class Answer implements AutoCloseable {

  /** Knows whether anybody still wants the answer. */
  interface Watch {
    /** Fails with the reason when nobody does. */
    void check() throws GraphIoException;
  }

  private final InputStream body;
  private final Exchange exchange;
  private final Watch watch;

  Answer(InputStream body, Exchange exchange, Watch watch) {
    this.body = body;
    this.exchange = exchange;
    this.watch = watch;
  }

  /** As it came over the wire. */
  int status() {
    return exchange.status();
  }

  Headers headers() {
    return exchange.headers();
  }

  /** The same answer with its body at hand. */
  Answer holding(InputStream bytes) {
    return new Answer(bytes, exchange, watch);
  }

  /** Where it came from; holds values. */
  HttpUrl url() {
    return exchange.outgoing().url();
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
