package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Optional;
import org.dsr4j.graph.internal.http.HttpTransport;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Cancellation;

/**
 * Downloads what the service left in its storage.
 *
 * <p>No token is ever sent; the link alone lets in. Only the storage of the cloud is asked, over
 * https, and redirects are not followed. Links are never logged. A download is whole or a failure.
 *
 * <p>Thread-safe; downloads run on the caller's thread. Whoever built it closes it.
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
   * Starts.
   *
   * @param cloud whose storage is asked
   * @return a builder
   */
  public static DownloadsBuilder builder(GraphCloud cloud) {
    return new DownloadsBuilder(requireNonNull(cloud, "cloud"));
  }

  /**
   * Downloads.
   *
   * @param link from where
   * @param consumer takes it, on this thread
   * @param cancellation ends the wait, also in the middle
   * @return empty when it was handed on whole; else why not, and what was handed on is of no use.
   *     {@link GraphError#DOWNLOAD_EXPIRED} when the link is not valid any more, {@link
   *     GraphError#TRUNCATED} when it broke off and could not go on
   * @throws IOException what the consumer threw, unless it was an {@link UnreadableBodyException},
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
    try {
      consumer.accept(stream);
      stream.finish();
    } catch (UnreadableBodyException e) {
      if (stream.failure() == null) {
        return Optional.of(e.failure());
      }
    } catch (IOException | RuntimeException e) {
      // A consumer may dress up what the stream threw.
      if (stream.failure() == null) {
        throw e;
      }
    } finally {
      stream.release();
    }
    // A consumer may have kept the stream's failure to itself.
    return Optional.ofNullable(stream.failure());
  }

  /** Cancels what is under way and lets go of connections. Idempotent. */
  @Override
  public void close() {
    transport.close();
  }
}
