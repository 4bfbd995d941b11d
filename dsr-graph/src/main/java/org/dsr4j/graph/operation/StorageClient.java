package org.dsr4j.graph.operation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/** Asks a storage for an object or the rest of one; never with a token, never twice elsewhere. */
final class StorageClient {

  private static final String EXPIRED = "AuthenticationFailed";
  private static final long ERROR_BODY = 8 * 1024L;

  private final OkHttpClient client;
  private final Cancellation closing;

  StorageClient(OkHttpClient client, Cancellation closing) {
    this.client = client;
    this.closing = closing;
  }

  /** An answer that was accepted and the call to end. */
  record Opened(
      Response response, Cancellation.Registration first, Cancellation.Registration second)
      implements AutoCloseable {
    @Override
    public void close() {
      first.close();
      second.close();
      response.close();
    }
  }

  /**
   * Asks.
   *
   * @param offset how much of it is had already
   * @param etag of which version, when some is had
   * @throws DownloadFailedException when there is no answer, or one that is no success
   */
  Opened open(HttpUrl address, long offset, @Nullable String etag, Cancellation cancellation)
      throws DownloadFailedException {
    failIfCancelled(cancellation);
    Request.Builder request =
        new Request.Builder()
            .url(address)
            .header("User-Agent", "dsr4j")
            // Lengths and offsets count what is on the wire.
            .header("Accept-Encoding", "identity");
    if (offset > 0 && etag != null) {
      request.header("Range", "bytes=" + offset + "-").header("If-Range", etag);
    }
    Call call = client.newCall(request.build());
    Cancellation.Registration first = cancellation.onCancel(call::cancel);
    Cancellation.Registration second = closing.onCancel(call::cancel);
    try {
      Response response = call.execute();
      if (response.code() == 200 || (response.code() == 206 && offset > 0)) {
        return new Opened(response, first, second);
      }
      throw refused(response);
    } catch (IOException e) {
      first.close();
      second.close();
      throw broken(e, cancellation);
    }
  }

  /** What it means that a connection broke; messages of libraries may quote the address. */
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
   * Ends what nobody wants any more.
   *
   * @throws DownloadFailedException with the reason
   */
  void failIfCancelled(Cancellation cancellation) throws DownloadFailedException {
    if (cancellation.isCancelled()) {
      throw DownloadFailedException.of(GraphError.CANCELLED, 0, "the run was cancelled");
    }
    if (closing.isCancelled()) {
      throw DownloadFailedException.of(GraphError.CLOSED, 0, "the downloads were closed");
    }
  }

  private static DownloadFailedException refused(Response response) {
    int status = response.code();
    try (response) {
      GraphError error = error(response);
      String mend =
          switch (error) {
            case DOWNLOAD_EXPIRED -> "; the link is not valid any more: have it made again";
            case NOT_FOUND -> "; it is not kept any more: have it made again";
            case REDIRECTED -> "; nothing was sent there: check any proxy on the way";
            default -> "; run again";
          };
      return DownloadFailedException.of(
          error, status, "the storage answered HTTP " + status + mend);
    }
  }

  private static GraphError error(Response response) {
    int status = response.code();
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

  private static boolean expired(Response response) {
    String code = response.header("x-ms-error-code");
    if (code != null) {
      return code.equals(EXPIRED);
    }
    try {
      String body = new String(response.peekBody(ERROR_BODY).bytes(), ISO_8859_1);
      return body.contains("<Code>" + EXPIRED + "</Code>");
    } catch (IOException e) {
      return false;
    }
  }
}
