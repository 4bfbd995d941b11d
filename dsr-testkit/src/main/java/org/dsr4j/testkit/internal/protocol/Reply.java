package org.dsr4j.testkit.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response before it is sent. Immutable, as long as the body is not modified. */
public final class Reply {

  /** The content type of Graph's JSON. */
  public static final String GRAPH_JSON =
      "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Delivery delivery;

  /**
   * How a body is sent.
   *
   * @param connectionCut whether the connection is closed before the body has its Content-Length
   * @param connectionReset whether the connection is reset instead
   * @param slowBodyTime the time over which the body is sent
   * @param delay the delay before the response begins
   */
  public record Delivery(
      boolean connectionCut, boolean connectionReset, Duration slowBodyTime, Duration delay) {
    static final Delivery WHOLE = new Delivery(false, false, Duration.ZERO, Duration.ZERO);
  }

  private Reply(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.delivery = delivery;
  }

  /**
   * Creates a reply with Graph's JSON.
   *
   * @param status the HTTP status
   * @param body the body
   * @return the reply
   */
  public static Reply json(int status, String body) {
    return of(status, GRAPH_JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Creates a reply.
   *
   * @param status the HTTP status
   * @param contentType the content type, empty for none
   * @param body the body; the caller must not modify it any more
   * @return the reply
   */
  public static Reply of(int status, String contentType, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!contentType.isEmpty()) {
      headers.put("Content-Type", contentType);
    }
    return new Reply(status, headers, body, Delivery.WHOLE);
  }

  /**
   * {@return this reply with one more header}
   *
   * @param name the header's name
   * @param value the header's value
   */
  public Reply header(String name, String value) {
    return headers(Map.of(name, value));
  }

  public Reply headers(Map<String, String> others) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.putAll(others);
    return new Reply(status, more, body, delivery);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }

  public Delivery delivery() {
    return delivery;
  }

  public Reply body(byte[] other) {
    return new Reply(status, headers, other, delivery);
  }

  public Reply withConnectionCut() {
    return deliver(new Delivery(true, false, Duration.ZERO, delivery.delay()));
  }

  public Reply withSlowBody(Duration time) {
    return deliver(new Delivery(false, false, time, delivery.delay()));
  }

  public Reply withConnectionReset() {
    return deliver(new Delivery(false, true, Duration.ZERO, delivery.delay()));
  }

  public Reply withDelay(Duration time) {
    return deliver(
        new Delivery(
            delivery.connectionCut(), delivery.connectionReset(), delivery.slowBodyTime(), time));
  }

  private Reply deliver(Delivery other) {
    return new Reply(status, headers, body, other);
  }
}
