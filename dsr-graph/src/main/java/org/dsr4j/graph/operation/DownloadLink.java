package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * An address that permits a download to everyone who has it. It is a secret: {@link #toString()}
 * omits it, and it must not be stored in a journal.
 */
public final class DownloadLink {

  private final HttpUrl address;
  private final @Nullable Instant expires;

  private DownloadLink(HttpUrl address, @Nullable Instant expires) {
    this.address = address;
    this.expires = expires;
  }

  /**
   * Creates a link from the service's response.
   *
   * @param address the address, including its signature
   * @param expires when it expires, or null when this is unknown
   * @return the link
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when it is not a web address
   */
  public static DownloadLink of(String address, @Nullable Instant expires) {
    HttpUrl parsed = HttpUrl.parse(requireNonNull(address, "address"));
    if (parsed == null || !parsed.username().isEmpty() || !parsed.password().isEmpty()) {
      throw new DsrException(
          GraphError.INVALID_REQUEST, "A download link is invalid: it is not a web address");
    }
    return new DownloadLink(parsed, expires);
  }

  /**
   * Returns when the link expires.
   *
   * @return empty when it is unknown
   */
  public Optional<Instant> expires() {
    return Optional.ofNullable(expires);
  }

  HttpUrl address() {
    return address;
  }

  @Override
  public String toString() {
    return "DownloadLink[hidden]";
  }
}
