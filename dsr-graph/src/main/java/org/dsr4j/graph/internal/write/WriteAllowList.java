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
 * Permits a write only if it is authorised and not forbidden. Checks the URL that is sent, before
 * anything is sent.
 */
public final class WriteAllowList {

  private final HostGuard hosts;
  private final URI endpoint;

  public WriteAllowList(HostGuard hosts, GraphCloud cloud) {
    this.hosts = hosts;
    this.endpoint = cloud.graphEndpoint();
  }

  /**
   * Checks a write, and uses up its authorisation.
   *
   * @return the URL
   * @throws GraphIoException with the reason when it must not be sent
   */
  HttpUrl requireAllowed(GraphWrite write, WriteAuthorization authorization)
      throws GraphIoException {
    HttpUrl url = hosts.next(endpoint + write.address(), write.version());
    NormalizedPath path =
        below(url, write.version()).orElseThrow(() -> notPermitted("its path is ambiguous"));
    if (path.isBatch()) {
      throw notPermitted("batches are never sent: send their writes one by one");
    }
    if (ForbiddenCalls.contains(write.method().name(), path, write.isNamedByOperator())) {
      throw new GraphIoException(
          FailureMapping.failure(
              GraphError.WRITE_FORBIDDEN, "the call is forbidden in every plan"));
    }
    if (url.query() != null || !write.target().isAt(path)) {
      throw notPermitted("its address differs from its template");
    }
    Optional<String> refusal = authorization.refusal(write.requestDigest());
    if (refusal.isPresent()) {
      throw notPermitted(refusal.get());
    }
    return url;
  }

  /** Returns the location for status requests of an accepted write. */
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
