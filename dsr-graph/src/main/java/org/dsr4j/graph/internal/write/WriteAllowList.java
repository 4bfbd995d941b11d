package org.dsr4j.graph.internal.write;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.HostGuard;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphLocation;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.NormalizedPath;

/**
 * Lets a write pass only if it is authorised and none of those that are never made. Looks at the
 * address that will be on the wire, and before anything is sent.
 */
public final class WriteAllowList {

  private final HostGuard hosts;
  private final URI endpoint;

  public WriteAllowList(HostGuard hosts, GraphCloud cloud) {
    this.hosts = hosts;
    this.endpoint = cloud.graphEndpoint();
  }

  /**
   * Admits a write, and uses its authorization up.
   *
   * @return its address
   * @throws GraphIoException with the reason when it may not be sent
   */
  HttpUrl requireAllowed(GraphWrite write, WriteAuthorization authorization)
      throws GraphIoException {
    HttpUrl url = hosts.next(endpoint + write.address(), write.version());
    NormalizedPath path =
        below(url, write.version()).orElseThrow(() -> notPermitted("its path is ambiguous"));
    if (path.isBatch()) {
      throw notPermitted("batches are never sent: perform their writes one by one");
    }
    if (ForbiddenCalls.contains(write.method().name(), path, write.isNamedByOperator())) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.WRITE_FORBIDDEN, "a write is one that is never made"));
    }
    if (url.query() != null || !write.target().isAt(path)) {
      throw notPermitted("its address is not the one that its template means");
    }
    Optional<String> refusal = authorization.refusal(write.requestDigest());
    if (refusal.isPresent()) {
      throw notPermitted(refusal.get());
    }
    return url;
  }

  /** Where an accepted write can be asked after. */
  GraphLocation location(HttpUrl written, String header, GraphVersion version)
      throws GraphIoException {
    HttpUrl resolved = written.resolve(header);
    HttpUrl url = hosts.next(resolved == null ? header : resolved.toString(), version);
    NormalizedPath path =
        below(url, version)
            .orElseThrow(
                () ->
                    new GraphIoException(
                        FailureMapping.failure(
                            GraphError.FOREIGN_LINK, "a location's path is ambiguous")));
    return new GraphLocation(version, path);
  }

  private Optional<NormalizedPath> below(HttpUrl url, GraphVersion version) {
    return NormalizedPath.of(hosts.path(url, version));
  }

  private static GraphIoException notPermitted(String happened) {
    return new GraphIoException(
        FailureMapping.failure(
            GraphError.WRITE_NOT_PERMITTED, "a write was not sent: " + happened));
  }
}
