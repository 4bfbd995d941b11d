package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A reply of a {@link ScriptedGraph}, byte by byte. */
public final class ScriptedReply {

  /** Closes the connection without a reply. */
  public static final ScriptedReply NONE = new ScriptedReply(0, null, new byte[0]);

  private final int status;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private long claimedLength;
  private boolean chunked;
  private boolean unfinished;
  private CountDownLatch stall;

  private ScriptedReply(int status, String contentType, byte[] body) {
    this.status = status;
    this.body = body;
    this.claimedLength = body.length;
    if (contentType != null) {
      headers.put("Content-Type", contentType);
    }
  }

  public static ScriptedReply json(String body) {
    return json(200, body);
  }

  static ScriptedReply json(int status, String body) {
    return new ScriptedReply(
        status, "application/json; odata.metadata=minimal", body.getBytes(UTF_8));
  }

  static ScriptedReply of(int status, String contentType, byte[] body) {
    return new ScriptedReply(status, contentType, body);
  }

  public static ScriptedReply page(String... rows) {
    return json("{\"value\":[" + String.join(",", rows) + "]}");
  }

  static ScriptedReply pageBefore(String nextLink, String... rows) {
    return json(
        "{\"value\":["
            + String.join(",", rows)
            + "],\"@odata.nextLink\":\""
            + nextLink.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}");
  }

  public static ScriptedReply error(int status, String code) {
    return json(
        status,
        "{\"error\":{\"code\":\""
            + code
            + "\",\"message\":\"secret message about ada@contoso.com\",\"innerError\":{}}}");
  }

  ScriptedReply header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Promises more bytes than are sent. */
  ScriptedReply claiming(long length) {
    claimedLength = length;
    return this;
  }

  /** Sends in chunks and hangs up before the last one. */
  ScriptedReply brokenOff() {
    chunked = true;
    unfinished = true;
    return this;
  }

  /** Sends in chunks and then nothing until the latch opens. */
  ScriptedReply stallingUntil(CountDownLatch latch) {
    chunked = true;
    stall = latch;
    return this;
  }

  /** Writes; false when the connection must be closed. */
  boolean writeTo(OutputStream out) throws IOException, InterruptedException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " scripted\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append(
        chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + claimedLength + "\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    if (chunked && body.length > 0) {
      bytes.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
    }
    bytes.writeBytes(body);
    if (chunked && body.length > 0) {
      bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    out.write(bytes.toByteArray());
    out.flush();
    if (stall != null) {
      stall.await();
    }
    if (chunked && !unfinished) {
      out.write("0\r\n\r\n".getBytes(ISO_8859_1));
      out.flush();
    }
    return !unfinished && (chunked || claimedLength == body.length);
  }
}
