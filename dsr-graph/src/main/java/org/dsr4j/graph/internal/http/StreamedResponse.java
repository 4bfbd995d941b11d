package org.dsr4j.graph.internal.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import okhttp3.Challenge;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.dsr4j.model.Cancellation;

/** A response whose body is still arriving. Used by one thread; the caller closes it. */
public final class StreamedResponse implements AutoCloseable {

  private final int status;
  private final Response response;
  private final ResponseBody content;
  private final InputStream body;
  private final List<Cancellation.Registration> registrations;

  /**
   * @param status as it was received
   * @param registrations the cancellation handlers of the call; closed with the response
   */
  StreamedResponse(int status, Response response, List<Cancellation.Registration> registrations) {
    this.status = status;
    this.response = response;
    this.content = requireNonNull(response.body(), "a response has a body");
    this.body = content.byteStream();
    this.registrations = registrations;
  }

  /**
   * Returns the status.
   *
   * @return the status as received
   */
  public int status() {
    return status;
  }

  /**
   * Returns the headers.
   *
   * @return the headers as received; without length and encoding when the body was compressed and
   *     is decompressed here
   */
  public Headers headers() {
    return response.headers();
  }

  /**
   * Returns the challenge of a response with status 401.
   *
   * @return empty for other statuses, and when it is malformed
   */
  public List<Challenge> challenges() {
    return response.challenges();
  }

  /**
   * Returns the body.
   *
   * @return the same stream for each call; it fails when the call is cancelled, when the read times
   *     out and, if it is {@linkplain #delimited() delimited}, when it is incomplete
   */
  public InputStream body() {
    return body;
  }

  /**
   * Returns the length of the body.
   *
   * @return the number of bytes, or -1 when the server sent no length
   */
  public long length() {
    return content.contentLength();
  }

  /**
   * Whether a truncated body can be detected.
   *
   * @return false when the end of the connection is the end of the body
   */
  public boolean delimited() {
    return length() >= 0
        || response.protocol() == Protocol.HTTP_2
        || "chunked".equalsIgnoreCase(response.header("Transfer-Encoding"));
  }

  /**
   * Reads the beginning of the body, as far as possible, for example of an error.
   *
   * @param limit the maximum number of bytes
   * @return possibly empty; a broken body is not a failure here
   */
  public byte[] beginning(int limit) {
    byte[] bytes = new byte[limit];
    int length = 0;
    try {
      int count = body.read(bytes);
      while (count > 0) {
        length += count;
        count = body.read(bytes, length, limit - length);
      }
    } catch (IOException e) {
      // The received part is sufficient.
      return Arrays.copyOf(bytes, length);
    }
    return Arrays.copyOf(bytes, length);
  }

  /** Releases the connection; it is closed if its body was not read completely. Idempotent. */
  @Override
  public void close() {
    registrations.forEach(Cancellation.Registration::close);
    response.close();
  }

  @Override
  public String toString() {
    return "HTTP " + status();
  }
}
