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

/** An answer whose body is still arriving. Used by one thread; to be closed. */
public final class StreamedResponse implements AutoCloseable {

  private final int status;
  private final Response response;
  private final ResponseBody content;
  private final InputStream body;
  private final List<Cancellation.Registration> registrations;

  /**
   * @param status as it was received
   * @param registrations what ends the call; closed with the answer
   */
  StreamedResponse(int status, Response response, List<Cancellation.Registration> registrations) {
    this.status = status;
    this.response = response;
    this.content = requireNonNull(response.body(), "an answer to a call has a body");
    this.body = content.byteStream();
    this.registrations = registrations;
  }

  /**
   * The status.
   *
   * @return as it was received, whatever it is
   */
  public int status() {
    return status;
  }

  /**
   * The headers.
   *
   * @return as they were received; without length and encoding when the body was compressed and is
   *     read uncompressed
   */
  public Headers headers() {
    return response.headers();
  }

  /**
   * What a status 401 asks for.
   *
   * @return empty at other statuses, and when it is not readable
   */
  public List<Challenge> challenges() {
    return response.challenges();
  }

  /**
   * The body.
   *
   * @return the same stream each time; fails when the call is cancelled, when no bytes come in time
   *     and, if it is {@linkplain #delimited() delimited}, when it is not whole
   */
  public InputStream body() {
    return body;
  }

  /**
   * How long the body is.
   *
   * @return bytes, or -1 when the server did not say
   */
  public long length() {
    return content.contentLength();
  }

  /**
   * Whether a body that was cut off can be told from a whole one.
   *
   * @return false when the body ends where the connection does
   */
  public boolean delimited() {
    return length() >= 0
        || response.protocol() == Protocol.HTTP_2
        || "chunked".equalsIgnoreCase(response.header("Transfer-Encoding"));
  }

  /**
   * Reads the beginning of the body: as much as can be had, for instance of an error.
   *
   * @param limit how many bytes at most
   * @return possibly empty; a body that breaks is no failure here
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
      // What arrived has to do.
      return Arrays.copyOf(bytes, length);
    }
    return Arrays.copyOf(bytes, length);
  }

  /** Releases the connection; one whose body was not read to its end is closed. Idempotent. */
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
