package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Optional;
import org.dsr4j.graph.internal.http.HttpTransport;
import org.dsr4j.graph.internal.send.BodyGate;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Cancellation;

/**
 * Downloads files that the service created in its storage.
 *
 * <p>It never sends a token; the link contains the authorisation. It sends requests only to the
 * storage of the cloud, over https, and does not follow redirects. Links are never logged. The
 * result is a complete download or a failure.
 *
 * <p>Thread-safe; downloads run on the caller's thread. The code that builds this object also
 * closes it.
 */
public final class Downloads implements AutoCloseable {

  private final StorageHosts hosts;
  private final long maxBytes;
  private final PollDelays waiting;
  private final RetryPolicy policy;
  private final HttpTransport transport;
  private final StorageClient storage;

  Downloads(DownloadsBuilder builder) {
    hosts = builder.hosts();
    maxBytes = builder.maxBytes();
    waiting = builder.waiting();
    policy = builder.retry();
    transport = new HttpTransport(builder.http());
    storage = new StorageClient(transport);
  }

  /**
   * Starts a builder.
   *
   * @param cloud whose storage is asked
   * @return a builder
   */
  public static DownloadsBuilder builder(GraphCloud cloud) {
    return new DownloadsBuilder(requireNonNull(cloud, "cloud"));
  }

  /**
   * Downloads a file.
   *
   * @param link the download link
   * @param consumer receives the data on this thread
   * @param cancellation ends the wait, also in the middle of a download
   * @return empty when the consumer received the complete file; else the reason why not, and the
   *     received part must not be used. {@link GraphError#DOWNLOAD_EXPIRED} when the link has
   *     expired, {@link GraphError#TRUNCATED} when the connection broke and the download could not
   *     continue
   * @throws IOException the exception of the consumer, except an {@link UnreadableBodyException},
   *     whose failure is returned
   */
  public Optional<GraphFailure> fetch(
      DownloadLink link, DownloadConsumer consumer, Cancellation cancellation) throws IOException {
    requireNonNull(consumer, "consumer");
    try {
      hosts.check(link.address());
    } catch (DownloadFailedException e) {
      return Optional.of(e.failure());
    }
    DownloadStream stream =
        new DownloadStream(
            storage,
            link.address(),
            maxBytes,
            waiting,
            policy,
            requireNonNull(cancellation, "cancellation"));
    try (BodyGate.Reading reading = BodyGate.ofProcess().reading(cancellation)) {
      consumer.accept(reading.over(stream));
      stream.finish();
    } catch (UnreadableBodyException e) {
      if (stream.failure() == null) {
        return Optional.of(e.failure());
      }
    } catch (IOException | RuntimeException e) {
      // A consumer may wrap the exception that the stream threw.
      if (stream.failure() == null) {
        throw e;
      }
    } finally {
      stream.release();
    }
    // A consumer may swallow the stream's failure.
    return Optional.ofNullable(stream.failure());
  }

  /** Cancels downloads in progress and releases the connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }
}
