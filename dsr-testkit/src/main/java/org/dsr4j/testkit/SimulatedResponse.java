package org.dsr4j.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.jspecify.annotations.Nullable;

/** A response of the simulated tenant or of a {@link Responder} in its place. Immutable. */
public final class SimulatedResponse {

  private static final SimulatedResponse AS_BEFORE =
      new SimulatedResponse(0, Map.of(), new byte[0]);

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private SimulatedResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** {@return the response that the tenant gives without the responder} */
  public static SimulatedResponse asBefore() {
    return AS_BEFORE;
  }

  /**
   * {@return a response with status 200 and a JSON body, sent byte for byte in UTF-8}
   *
   * @param body the body
   */
  public static SimulatedResponse json(String body) {
    return json(200, body);
  }

  /**
   * {@return a response with a JSON body, sent byte for byte in UTF-8}
   *
   * @param status the HTTP status
   * @param body the body
   */
  public static SimulatedResponse json(int status, String body) {
    Objects.requireNonNull(body, "body");
    return bytes(status, Reply.GRAPH_JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@return a response with any body}
   *
   * @param status the HTTP status
   * @param contentType the content type
   * @param body the body
   */
  public static SimulatedResponse bytes(int status, String contentType, byte[] body) {
    Objects.requireNonNull(contentType, "contentType");
    return new SimulatedResponse(status, Map.of("Content-Type", contentType), body.clone());
  }

  /**
   * {@return this response with one more header}
   *
   * @param name the header's name
   * @param value the header's value
   */
  public SimulatedResponse header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return new SimulatedResponse(status, more, body);
  }

  /** {@return the HTTP status; zero for {@link #asBefore}} */
  public int status() {
    return status;
  }

  /** {@return a copy of the body} */
  public byte[] body() {
    return body.clone();
  }

  /** {@return the body, read as UTF-8} */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * {@return this response with another body}
   *
   * @param other the body
   */
  public SimulatedResponse body(byte[] other) {
    return new SimulatedResponse(status, headers, other.clone());
  }

  /**
   * {@return this response with another body}
   *
   * @param other the body, sent in UTF-8
   */
  public SimulatedResponse body(String other) {
    return body(other.getBytes(StandardCharsets.UTF_8));
  }

  static SimulatedResponse of(Reply reply) {
    return new SimulatedResponse(reply.status(), reply.headers(), reply.body());
  }

  /** Null for {@link #asBefore}. */
  @Nullable Reply replyOrNull() {
    return this == AS_BEFORE ? null : reply();
  }

  private Reply reply() {
    Reply reply = Reply.of(status, "", body);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      reply = reply.header(header.getKey(), header.getValue());
    }
    return reply;
  }
}
