package org.dsr4j.graph;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Lets a write pass only if it is part of the plan being executed and none of those that are never
 * made. Looks at the address that will be on the wire, and before anything is sent.
 */
final class WriteFences {

  private final HostGuard hosts;
  private final URI endpoint;

  WriteFences(HostGuard hosts, GraphCloud cloud) {
    this.hosts = hosts;
    this.endpoint = cloud.graphEndpoint();
  }

  /**
   * Admits a write.
   *
   * @return its address
   * @throws GraphIoException with the reason when it may not be sent
   */
  HttpUrl admit(GraphWrite write, WritePermit permit) throws GraphIoException {
    HttpUrl url = hosts.next(endpoint + write.address(), write.version());
    NormalPath path =
        below(url, write.version()).orElseThrow(() -> notPermitted("its path is ambiguous"));
    if (WritePermit.isBatch(path)) {
      throw opened(write, permit);
    }
    check(write.method().name(), write.version(), path, permit, write.named());
    return url;
  }

  /** Where an accepted write can be asked after. */
  GraphLocation location(HttpUrl written, String header, GraphVersion version)
      throws GraphIoException {
    HttpUrl resolved = written.resolve(header);
    HttpUrl url = hosts.next(resolved == null ? header : resolved.toString(), version);
    NormalPath path =
        below(url, version)
            .orElseThrow(
                () ->
                    new GraphIoException(
                        FailureMapping.failure(
                            GraphError.FOREIGN_LINK, "a location's path is ambiguous")));
    return new GraphLocation(version, path);
  }

  private Optional<NormalPath> below(HttpUrl url, GraphVersion version) {
    return NormalPath.of(hosts.path(url, version));
  }

  private static void check(
      String method, GraphVersion version, NormalPath path, WritePermit permit, boolean named)
      throws GraphIoException {
    if (NeverCall.forbids(method, path, named)) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.WRITE_FORBIDDEN, "a write is one that is never made"));
    }
    if (!permit.permits(method, version, path)) {
      throw notPermitted(
          permit.isRevoked() ? "the plan's permit was revoked" : "it is no part of the plan");
    }
  }

  /** A batch could carry anything past the fences; it says which one it would have met. */
  private static GraphIoException opened(GraphWrite batch, WritePermit permit) {
    try {
      for (BatchedRequest request : BatchedRequest.all(batch.body())) {
        NormalPath path = request.path().orElseThrow(() -> notPermitted("a batch holds nonsense"));
        if (WritePermit.isBatch(path)) {
          return notPermitted("a batch holds a batch");
        }
        if (!request.method().equals("GET")) {
          check(request.method(), batch.version(), path, permit, batch.named());
        }
      }
    } catch (GraphIoException e) {
      return e;
    }
    return notPermitted("batches are never sent: perform their writes one by one");
  }

  private static GraphIoException notPermitted(String happened) {
    return new GraphIoException(
        FailureMapping.failure(
            GraphError.WRITE_NOT_PERMITTED, "a write was not sent: " + happened));
  }
}
