package org.dsr4j.graph.internal.send;

import java.net.URI;
import java.util.Set;
import okhttp3.HttpUrl;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * Permits only URLs below the cloud's own endpoint and the requested version.
 *
 * <p>The parsed URL is both checked and sent.
 */
public final class HostGuard {

  private static final int MAX_LINK = 64 * 1024;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private final URI endpoint;
  private final HttpUrl base;

  public HostGuard(GraphCloud cloud) {
    endpoint = cloud.graphEndpoint();
    HttpUrl parsed = HttpUrl.get(endpoint);
    if (parsed == null || (!parsed.isHttps() && !LOOPBACK.contains(parsed.host()))) {
      throw new DsrException(
          GraphError.INVALID_CONFIGURATION,
          "The Graph endpoint must use https; http is for endpoints on localhost only");
    }
    base = parsed;
  }

  /** Returns the URL for the first request of a list or an object. */
  public HttpUrl first(GraphRequest request) throws GraphIoException {
    return checkedAddress(endpoint + request.target(), request.version());
  }

  /**
   * Returns the URL of a next page of the same list.
   *
   * @throws GraphIoException when the link leads away from the endpoint, or to another list
   */
  public HttpUrl next(String link, GraphHttpRequest page) throws GraphIoException {
    HttpUrl url = next(link, page.version());
    if (!ListPath.same(path(url, page.version()), path(page.url(), page.version()))) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.FOREIGN_LINK, "a next link led to another list"));
    }
    return url;
  }

  /** Returns the URL of a link in a response. */
  public HttpUrl next(String link, GraphVersion version) throws GraphIoException {
    if (link.length() > MAX_LINK) {
      throw new GraphIoException(
          FailureMapping.unusable(GraphError.TOO_LARGE, "the link to the next page is too long"));
    }
    // A raw '#' would cut off the rest of the URL; a next link has no fragment.
    return checkedAddress(link.replace("#", "%23"), version);
  }

  /** Whether a URL is below the endpoint. */
  boolean isBelowEndpoint(@Nullable HttpUrl url) {
    return url != null
        && url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port()
        && url.username().isEmpty()
        && url.password().isEmpty();
  }

  private HttpUrl checkedAddress(String address, GraphVersion version) throws GraphIoException {
    HttpUrl url = plain(address) ? HttpUrl.parse(address) : null;
    if (url == null
        || !isBelowEndpoint(url)
        || !url.encodedPath().startsWith(root(version) + "/")) {
      throw new GraphIoException(
          FailureMapping.failure(
              GraphError.FOREIGN_LINK,
              "an address led away from " + endpoint + "/" + version.segment()));
    }
    return url;
  }

  /** Returns the path after the version of a permitted URL. */
  public String path(HttpUrl url, GraphVersion version) {
    return url.encodedPath().substring(root(version).length());
  }

  private String root(GraphVersion version) {
    String path = base.encodedPath();
    return (path.endsWith("/") ? path : path + "/") + version.segment();
  }

  /** The parser would remove white space and control characters without an error. */
  private static boolean plain(String address) {
    return address.chars().noneMatch(c -> c <= ' ' || c == 0x7f);
  }
}
