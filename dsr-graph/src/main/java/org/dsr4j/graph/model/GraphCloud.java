package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.dsr4j.model.DsrException;

/**
 * Where Microsoft Graph and its login live, and which set of catalogue facts holds there.
 *
 * <p>Tokens of one cloud are of no use in another. Immutable and thread-safe.
 */
public final class GraphCloud {

  /** The global cloud, GCC included. */
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
   * An endpoint of one's own, for instance a simulator or a proxy.
   *
   * @param graphEndpoint scheme, host and, where needed, port and path; no query
   * @param authorityHost where the endpoint's tokens come from
   * @param like the cloud whose catalogue facts hold
   * @return the cloud
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when an address cannot be
   *     used
   */
  public static GraphCloud custom(URI graphEndpoint, URI authorityHost, GraphCloud like) {
    return custom(graphEndpoint, authorityHost, like.catalogueName);
  }

  /**
   * An endpoint of one's own, for instance of an air-gapped cloud.
   *
   * @param graphEndpoint scheme, host and, where needed, port and path; no query
   * @param authorityHost where the endpoint's tokens come from
   * @param catalogueName the catalogue's name of the cloud, for instance {@code us-nat}
   * @return the cloud
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when an address cannot be
   *     used
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
   * The name under which the catalogue of sources knows the cloud.
   *
   * @return for instance {@code global} or {@code china-mooncake}
   */
  public String catalogueName() {
    return catalogueName;
  }

  /**
   * Where Graph answers.
   *
   * @return without a slash at the end
   */
  public URI graphEndpoint() {
    return graphEndpoint;
  }

  /**
   * Where tokens for it are issued; for whoever builds the credential.
   *
   * @return without a slash at the end
   */
  public URI authorityHost() {
    return authorityHost;
  }

  /**
   * The scope that tokens are asked for.
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
