package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * An address that lets whoever has it download: a secret, which {@link #toString()} does not show
 * and which belongs into no journal.
 */
public final class DownloadLink {

  private final HttpUrl address;
  private final @Nullable Instant expires;

  private DownloadLink(HttpUrl address, @Nullable Instant expires) {
    this.address = address;
    this.expires = expires;
  }

  /**
   * A link as the service gave it.
   *
   * @param address the address, signature included
   * @param expires from when on it is not valid, or null when that is not known
   * @return the link
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when it is no web address
   */
  public static DownloadLink of(String address, @Nullable Instant expires) {
    HttpUrl parsed = HttpUrl.parse(requireNonNull(address, "address"));
    if (parsed == null || !parsed.username().isEmpty() || !parsed.password().isEmpty()) {
      throw new DsrException(
          GraphError.INVALID_REQUEST, "A download link cannot be used: it is no web address");
    }
    return new DownloadLink(parsed, expires);
  }

  /**
   * From when on it is not valid.
   *
   * @return empty when that is not known
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
