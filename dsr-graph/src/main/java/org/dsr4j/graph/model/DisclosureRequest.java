package org.dsr4j.graph.model;

import java.net.URI;
import java.util.Locale;
import org.dsr4j.model.Action;
import org.dsr4j.model.Content;

/**
 * A POST that has the service copy one person's data into storage of the controller.
 *
 * <p>It changes nothing about anybody, so no plan has to be approved; but data leave the service,
 * so it is no POST that reads either, and needs a {@code GraphDisclosureConnection}. Only an export
 * may make one, and there is one of them. Immutable; {@link #toString()} shows neither person nor
 * storage.
 */
public final class DisclosureRequest {

  private static final String EXPORT = "/users/{userId}/exportPersonalData";

  private final GraphWrite write;

  private DisclosureRequest(GraphWrite write) {
    this.write = write;
  }

  /**
   * Azure AD's own export of a person's data.
   *
   * @param action what the application was asked for; only {@link Action#EXPORT} discloses
   * @param userId the person's object id
   * @param storageLocation a container with a shared access signature that lets the service write:
   *     a secret
   * @return the request
   * @throws org.dsr4j.model.DsrException with {@link GraphError#INVALID_REQUEST} for another
   *     action, or a location that is not https, has no host, or has credentials before the host
   */
  public static DisclosureRequest exportPersonalData(
      Action action, String userId, URI storageLocation) {
    if (action != Action.EXPORT) {
      throw GraphRequest.invalid("only an export discloses data");
    }
    String scheme = storageLocation.getScheme();
    if (scheme == null
        || !scheme.toLowerCase(Locale.ROOT).equals("https")
        || storageLocation.getHost() == null
        || storageLocation.getUserInfo() != null) {
      throw GraphRequest.invalid("data are only written to https storage with a host of its own");
    }
    String location = storageLocation.toASCIIString();
    return new DisclosureRequest(
        GraphWrite.of(WriteMethod.POST, GraphVersion.V1, EXPORT)
            .path("userId", userId)
            .body(Content.object(body -> body.put("storageLocation", location))));
  }

  /**
   * The write, which is never repeated after its answer was lost: a second copy would be made.
   *
   * @return with the person and the storage
   */
  public GraphWrite write() {
    return write;
  }

  @Override
  public String toString() {
    return write.describe();
  }
}
