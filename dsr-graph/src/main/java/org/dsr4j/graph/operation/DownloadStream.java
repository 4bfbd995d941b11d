package org.dsr4j.graph.operation;

import static java.util.Objects.checkFromIndexSize;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.dsr4j.graph.internal.http.StreamedResponse;
import org.dsr4j.graph.internal.send.RetryWaits;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Streams one object of a storage, completely or with a failure.
 *
 * <p>After a broken connection it continues at the same position if the storage still has the same
 * version. Otherwise it restarts, but only if the consumer has received no data yet.
 */
final class DownloadStream extends InputStream {

  private static final long UNKNOWN = -1;

  private final StorageClient storage;
  private final HttpUrl address;
  private final long limit;
  private final PollDelays waiting;
  private final RetryWaits waits;
  private final Cancellation cancellation;

  private @Nullable StreamedResponse opened;
  private @Nullable String etag;
  private @Nullable String md5;
  private final MessageDigest digest = newMd5();
  private long total = UNKNOWN;
  private long offset;
  private boolean ended;
  private @Nullable GraphFailure failure;

  DownloadStream(
      StorageClient storage,
      HttpUrl address,
      long limit,
      PollDelays waiting,
      RetryPolicy policy,
      Cancellation cancellation) {
    this.storage = storage;
    this.address = address;
    this.limit = limit;
    this.waiting = waiting;
    waits = RetryWaits.of(policy);
    this.cancellation = cancellation;
  }

  /** Returns the reason for the failure, if there is one. */
  @Nullable GraphFailure failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    checkFromIndexSize(from, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    GraphFailure before = failure;
    if (before != null) {
      throw new DownloadFailedException(before);
    }
    try {
      return ended ? -1 : some(bytes, from, length);
    } catch (DownloadFailedException e) {
      failure = e.failure();
      throw e;
    }
  }

  /** Reads the remaining bytes, so that the part that the consumer skipped is checked too. */
  void finish() throws IOException {
    byte[] bytes = new byte[16 * 1024];
    while (read(bytes, 0, bytes.length) >= 0) {
      storage.failIfCancelled(cancellation);
    }
  }

  /**
   * Releases the connection. Closing the consumer's stream does not release it, because the
   * remaining bytes are read.
   */
  void release() {
    StreamedResponse current = opened;
    opened = null;
    if (current != null) {
      current.close();
    }
  }

  private int some(byte[] bytes, int from, int length) throws DownloadFailedException {
    while (true) {
      try {
        StreamedResponse current = opened;
        StreamedResponse response = current == null ? open() : current;
        int count = response.body().read(bytes, from, length);
        return count < 0 ? end() : advanced(bytes, from, count);
      } catch (IOException e) {
        DownloadFailedException broken = storage.broken(e, cancellation);
        release();
        if (!mayGoOn(broken.failure())) {
          throw offset > 0 && broken.failure().error() == GraphError.CONNECTION_FAILED
              ? truncated()
              : broken;
        }
      }
    }
  }

  private int advanced(byte[] bytes, int from, int count) throws DownloadFailedException {
    offset += count;
    digest.update(bytes, from, count);
    waits.reset();
    if (offset > limit) {
      throw tooLarge();
    }
    return count;
  }

  private int end() throws DownloadFailedException {
    if (total != UNKNOWN && offset != total) {
      throw truncated();
    }
    String promised = md5;
    if (offset == 0 || (promised != null && !promised.equals(digested()))) {
      throw DownloadFailedException.of(
          GraphError.TRUNCATED,
          200,
          "a download is empty or differs from its checksum; run again, and check any"
              + " proxy on the way");
    }
    ended = true;
    return -1;
  }

  private boolean mayGoOn(GraphFailure reason) throws DownloadFailedException {
    boolean passes =
        switch (reason.error()) {
          case CONNECTION_FAILED, SERVICE_FAILED, THROTTLED -> true;
          default -> false;
        };
    if (!passes || (offset > 0 && etag == null)) {
      return false;
    }
    Optional<Duration> wait = waits.next(Optional.empty());
    boolean waited = wait.isPresent() && waiting.pause(wait.get(), cancellation);
    storage.failIfCancelled(cancellation);
    return waited;
  }

  private StreamedResponse open() throws DownloadFailedException {
    StreamedResponse response = storage.open(address, offset, etag, cancellation);
    opened = response;
    if (offset > 0) {
      String range = "bytes " + offset + "-" + (total - 1) + "/" + total;
      if (response.status() != 206 || !range.equals(response.headers().get("Content-Range"))) {
        throw truncated();
      }
      return response;
    }
    begun(response);
    return response;
  }

  private void begun(StreamedResponse response) throws DownloadFailedException {
    total = response.length();
    if (!response.delimited()) {
      throw DownloadFailedException.of(
          GraphError.UNEXPECTED_ANSWER,
          response.status(),
          "the storage sent no length, so that a truncated response would look"
              + " complete; check any proxy on the way");
    }
    if (total > limit) {
      throw tooLarge();
    }
    md5 = response.headers().get("Content-MD5");
    String version = response.headers().get("ETag");
    boolean strong = version != null && !version.startsWith("W/") && total != UNKNOWN;
    etag = strong ? version : null;
  }

  private String digested() {
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  /** Detects transfer errors only; storages send this checksum, and it proves no authenticity. */
  private static MessageDigest newMd5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static DownloadFailedException truncated() {
    return DownloadFailedException.of(
        GraphError.TRUNCATED, 0, "a download ended too early and could not continue; run again");
  }

  private static DownloadFailedException tooLarge() {
    return DownloadFailedException.of(
        GraphError.TOO_LARGE,
        0,
        "a download is larger than the limit; raise maxBytes on the builder");
  }
}
