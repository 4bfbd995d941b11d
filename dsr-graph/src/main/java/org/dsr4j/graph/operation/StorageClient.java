package org.dsr4j.graph.operation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.dsr4j.graph.internal.http.HttpTransport;
import org.dsr4j.graph.internal.http.PreparedRequest;
import org.dsr4j.graph.internal.http.StreamedResponse;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Requests an object, or the rest of an object, from a storage; without a token and without
 * following redirects.
 */
final class StorageClient {

  private static final String EXPIRED = "AuthenticationFailed";
  private static final int ERROR_BODY = 8 * 1024;

  private final HttpTransport transport;

  StorageClient(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Sends a request.
   *
   * @param offset the number of bytes that were already received
   * @param etag the version of the received bytes, if there are any
   * @throws DownloadFailedException when there is no response, or no success
   */
  StreamedResponse open(
      HttpUrl address, long offset, @Nullable String etag, Cancellation cancellation)
      throws DownloadFailedException {
    failIfCancelled(cancellation);
    StreamedResponse response;
    try {
      response = transport.send(PreparedRequest.get(address, headers(offset, etag)), cancellation);
    } catch (IOException e) {
      throw broken(e, cancellation);
    }
    if (response.status() == 200 || (response.status() == 206 && offset > 0)) {
      return response;
    }
    throw refused(response);
  }

  private static Headers headers(long offset, @Nullable String etag) {
    Headers.Builder headers =
        new Headers.Builder()
            .set("User-Agent", "dsr4j")
            // Lengths and offsets count the bytes of the transfer.
            .set("Accept-Encoding", "identity");
    if (offset > 0 && etag != null) {
      headers.set("Range", "bytes=" + offset + "-").set("If-Range", etag);
    }
    return headers.build();
  }

  /** Maps an I/O error; messages of libraries may quote the address. */
  DownloadFailedException broken(IOException cause, Cancellation cancellation)
      throws DownloadFailedException {
    if (cause instanceof DownloadFailedException own) {
      return own;
    }
    failIfCancelled(cancellation);
    String happened =
        cause instanceof InterruptedIOException
            ? "the storage did not answer in time"
            : "the storage could not be reached (" + cause.getClass().getSimpleName() + ")";
    return DownloadFailedException.of(GraphError.CONNECTION_FAILED, 0, happened + "; run again");
  }

  /**
   * Stops a download that was cancelled or closed.
   *
   * @throws DownloadFailedException with the reason
   */
  void failIfCancelled(Cancellation cancellation) throws DownloadFailedException {
    if (cancellation.isCancelled()) {
      throw DownloadFailedException.of(GraphError.CANCELLED, 0, "the run was cancelled");
    }
    if (transport.isClosed()) {
      throw DownloadFailedException.of(GraphError.CLOSED, 0, "the downloads were closed");
    }
  }

  private static DownloadFailedException refused(StreamedResponse response) {
    int status = response.status();
    try (response) {
      GraphError error = error(response);
      String remedy =
          switch (error) {
            case DOWNLOAD_EXPIRED -> "; the link has expired: request the file again";
            case NOT_FOUND -> "; the file was deleted: request the file again";
            case REDIRECTED -> "; no request was sent there: check any proxy";
            default -> "; run again";
          };
      return DownloadFailedException.of(
          error, status, "the storage answered HTTP " + status + remedy);
    }
  }

  private static GraphError error(StreamedResponse response) {
    int status = response.status();
    if (status == 403) {
      return expired(response) ? GraphError.DOWNLOAD_EXPIRED : GraphError.FORBIDDEN;
    }
    return switch (status) {
      case 404, 410 -> GraphError.NOT_FOUND;
      case 429 -> GraphError.THROTTLED;
      case 408 -> GraphError.SERVICE_FAILED;
      default ->
          switch (status / 100) {
            case 3 -> GraphError.REDIRECTED;
            case 5 -> GraphError.SERVICE_FAILED;
            default -> GraphError.UNEXPECTED_ANSWER;
          };
    };
  }

  private static boolean expired(StreamedResponse response) {
    String code = response.headers().get("x-ms-error-code");
    if (code != null) {
      return code.equals(EXPIRED);
    }
    return new String(response.beginning(ERROR_BODY), ISO_8859_1)
        .contains("<Code>" + EXPIRED + "</Code>");
  }
}
