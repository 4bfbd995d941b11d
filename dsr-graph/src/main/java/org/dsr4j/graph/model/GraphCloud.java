package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.dsr4j.model.DsrException;

/**
 * A Microsoft cloud: its Graph endpoint, its login authority, and its name in the catalogue.
 *
 * <p>Tokens of one cloud are not valid in another cloud. Immutable and thread-safe.
 */
public final class GraphCloud {

  /** The global cloud, including GCC. */
  public static final GraphCloud GLOBAL =
      published("global", "graph.microsoft.com", "login.microsoftonline.com");

  /** Azure Government, level 4 (GCC High). */
  public static final GraphCloud US_GOVERNMENT =
      published("us-gov-fairfax", "graph.microsoft.us", "login.microsoftonline.us");

  /** Azure Government, level 5 (Department of Defense). */
  public static final GraphCloud US_GOVERNMENT_DOD =
      published("us-gov-fairfax", "dod-graph.microsoft.us", "login.microsoftonline.us");

  /** Azure in China, operated by 21Vianet. */
  public static final GraphCloud CHINA =
      published("china-mooncake", "microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn");

  /** Bleu, the sovereign cloud of France. */
  public static final GraphCloud FRANCE_BLEU =
      published("france-bleu", "graph.svc.sovcloud.fr", "login.sovcloud-identity.fr");

  /** Delos, the sovereign cloud of Germany. */
  public static final GraphCloud GERMANY_DELOS =
      published("germany-delos", "graph.svc.sovcloud.de", "login.sovcloud-identity.de");

  /** The government cloud of Singapore. */
  public static final GraphCloud SINGAPORE_GOVERNMENT =
      published("govsg", "graph.svc.sovcloud.sg", "login.sovcloud-identity.sg");

  private final String catalogueName;
  private final URI graphEndpoint;
  private final URI authorityHost;

  private GraphCloud(String catalogueName, URI graphEndpoint, URI authorityHost) {
    this.catalogueName = catalogueName;
    this.graphEndpoint = graphEndpoint;
    this.authorityHost = authorityHost;
  }

  private static GraphCloud published(String catalogueName, String graph, String authority) {
    return new GraphCloud(
        catalogueName, URI.create("https://" + graph), URI.create("https://" + authority));
  }

  /**
   * Creates a cloud with a custom endpoint, for example a simulator or a proxy.
   *
   * @param graphEndpoint scheme, host and, where needed, port and path; no query
   * @param authorityHost the authority that issues the tokens for the endpoint
   * @param like the cloud whose catalogue facts apply
   * @return the cloud
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when an address is invalid
   */
  public static GraphCloud custom(URI graphEndpoint, URI authorityHost, GraphCloud like) {
    return custom(graphEndpoint, authorityHost, like.catalogueName);
  }

  /**
   * Creates a cloud with a custom endpoint, for example an air-gapped cloud.
   *
   * @param graphEndpoint scheme, host and, where needed, port and path; no query
   * @param authorityHost the authority that issues the tokens for the endpoint
   * @param catalogueName the name of the cloud in the catalogue, for example {@code us-nat}
   * @return the cloud
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when an address is invalid
   */
  public static GraphCloud custom(URI graphEndpoint, URI authorityHost, String catalogueName) {
    return new GraphCloud(
        requireNonNull(catalogueName, "catalogueName"),
        address(graphEndpoint, "Graph endpoint"),
        address(authorityHost, "authority host"));
  }

  private static URI address(URI address, String what) {
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    boolean bare =
        address.getHost() != null
            && address.getRawUserInfo() == null
            && address.getRawQuery() == null
            && address.getRawFragment() == null;
    if (!web || !bare) {
      throw new DsrException(
          GraphError.INVALID_CONFIGURATION,
          "The " + what + " must look like https://host, without user, query and fragment");
    }
    String text = address.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
  }

  /**
   * Returns the name of the cloud in the catalogue of sources.
   *
   * @return for example {@code global} or {@code china-mooncake}
   */
  public String catalogueName() {
    return catalogueName;
  }

  /**
   * Returns the Graph endpoint.
   *
   * @return without a slash at the end
   */
  public URI graphEndpoint() {
    return graphEndpoint;
  }

  /**
   * Returns the authority that issues the tokens; needed to build the credential.
   *
   * @return without a slash at the end
   */
  public URI authorityHost() {
    return authorityHost;
  }

  /**
   * Returns the token scope.
   *
   * @return the endpoint's default scope
   */
  public String scope() {
    return graphEndpoint + "/.default";
  }

  @Override
  public String toString() {
    return catalogueName + " (" + graphEndpoint + ")";
  }
}
