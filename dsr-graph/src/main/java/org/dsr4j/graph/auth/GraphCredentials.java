package org.dsr4j.graph.auth;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.util.Configuration;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialBuilderBase;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Makes the credentials of an application in one tenant of one cloud, by azure-identity.
 *
 * <p>Application credentials talk to the cloud's authority and to no other host: they ask nobody
 * whether that authority is genuine, and a request elsewhere is stopped. In China the authority is
 * asked by its newer name, {@code login.partner.microsoftonline.cn}. Requests are not logged,
 * whatever the environment says. Secrets are in no message and no {@code toString()}.
 *
 * <p>What cannot work is refused at once with {@link GraphError#INVALID_CONFIGURATION}; nothing is
 * sent before a token is needed. Client secret, certificate and workload identity yield tokens that
 * Graph may revoke by a challenge (continuous access evaluation), where the tenant supports it.
 *
 * <p>Immutable and thread-safe, and so are the credentials. They hold nothing that must be closed.
 */
public final class GraphCredentials {

  private static final String REGION = "AZURE_REGIONAL_AUTHORITY_NAME";

  private final TenantId tenant;
  private final GraphCloud cloud;
  private final @Nullable HttpClient client;

  private GraphCredentials(TenantId tenant, GraphCloud cloud, @Nullable HttpClient client) {
    this.tenant = tenant;
    this.cloud = cloud;
    this.client = client;
  }

  /**
   * Credentials for a tenant of a cloud; hand the same two to the connection.
   *
   * @param tenant the tenant
   * @param cloud the cloud, its authority included
   * @return what makes them
   */
  public static GraphCredentials of(TenantId tenant, GraphCloud cloud) {
    return new GraphCredentials(
        requireNonNull(tenant, "tenant"), requireNonNull(cloud, "cloud"), null);
  }

  /**
   * Sends token requests by a client of one's own, for instance one that trusts a company's proxy.
   *
   * @param value the client; azure-core's default when not set
   * @return a copy
   */
  public GraphCredentials httpClient(HttpClient value) {
    return new GraphCredentials(tenant, cloud, requireNonNull(value, "httpClient"));
  }

  /**
   * An application that proves itself by a secret; a certificate is safer.
   *
   * @param clientId the application (client) id
   * @param secret the secret's value, not its id
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when a value is blank, or
   *     the authority cannot be used
   */
  public TokenCredential clientSecret(String clientId, String secret) {
    if (requireNonNull(secret, "secret").isBlank()) {
      throw invalid("the client secret is blank: set its value, not its id");
    }
    return application(new ClientSecretCredentialBuilder(), clientId).clientSecret(secret).build();
  }

  /**
   * An application that proves itself by a certificate, with its private key in a PEM file.
   *
   * @param clientId the application (client) id
   * @param pem the file, with certificate and unencrypted private key (PKCS #8); read now
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the file cannot be used
   *     or another setting is wrong
   */
  public TokenCredential clientCertificate(String clientId, Path pem) {
    return pem(clientId, CertificateFile.read(pem));
  }

  /**
   * As {@link #clientCertificate(String, Path)}, from a stream.
   *
   * @param clientId the application (client) id
   * @param pem certificate and unencrypted private key; read to its end now and not closed
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when it cannot be used
   */
  public TokenCredential clientCertificate(String clientId, InputStream pem) {
    return pem(clientId, CertificateFile.read(pem));
  }

  /**
   * An application that proves itself by a certificate, with its private key in a PFX (PKCS #12)
   * file.
   *
   * @param clientId the application (client) id
   * @param pfx the file; read now
   * @param password the file's password, possibly empty
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when file or password cannot
   *     be used or another setting is wrong
   */
  public TokenCredential clientCertificate(String clientId, Path pfx, String password) {
    return pfx(clientId, CertificateFile.read(pfx), password);
  }

  /**
   * As {@link #clientCertificate(String, Path, String)}, from a stream.
   *
   * @param clientId the application (client) id
   * @param pfx the PKCS #12 bytes; read to their end now and not closed
   * @param password their password, possibly empty
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when they cannot be used
   */
  public TokenCredential clientCertificate(String clientId, InputStream pfx, String password) {
    return pfx(clientId, CertificateFile.read(pfx), password);
  }

  /**
   * The identity that the platform assigned to the machine by itself.
   *
   * <p>It belongs to the tenant of the machine's subscription, which must be this one; the
   * connection refuses its tokens otherwise. It asks the machine's own metadata endpoint.
   *
   * @return the credential
   */
  public TokenCredential managedIdentity() {
    return common(new ManagedIdentityCredentialBuilder()).build();
  }

  /**
   * An identity that was assigned to the machine by hand; see {@link #managedIdentity()}.
   *
   * @param clientId the identity's client id
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when it is blank
   */
  public TokenCredential managedIdentity(String clientId) {
    return common(new ManagedIdentityCredentialBuilder()).clientId(named(clientId)).build();
  }

  /**
   * An application that proves itself by a token of the platform it runs on, for instance
   * Kubernetes.
   *
   * @param clientId the application (client) id
   * @param tokenFile where the platform puts its token; read anew whenever it is needed
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the file cannot be read
   *     or another setting is wrong
   */
  public TokenCredential workloadIdentity(String clientId, Path tokenFile) {
    if (!Files.isReadable(tokenFile)) {
      throw invalid(
          "the token file cannot be read: project the service account's token into the workload,"
              + " and name its path");
    }
    return application(new WorkloadIdentityCredentialBuilder(), clientId)
        .tokenFilePath(tokenFile.toString())
        .build();
  }

  private TokenCredential pem(String clientId, byte[] bytes) {
    CertificateFile.checkPem(bytes);
    return application(new ClientCertificateCredentialBuilder(), clientId)
        .pemCertificate(new ByteArrayInputStream(bytes))
        .build();
  }

  private TokenCredential pfx(String clientId, byte[] bytes, String password) {
    CertificateFile.checkPfx(bytes, requireNonNull(password, "password"));
    return application(new ClientCertificateCredentialBuilder(), clientId)
        .pfxCertificate(new ByteArrayInputStream(bytes))
        .clientCertificatePassword(password)
        .build();
  }

  private <T extends AadCredentialBuilderBase<T>> T application(T builder, String clientId) {
    URI authority = authority();
    // Without the question whether the authority is genuine, which for hosts that the library does
    // not know goes to the global cloud.
    return common(builder)
        .tenantId(tenant.value())
        .clientId(named(clientId))
        .authorityHost(authority.toString())
        .disableInstanceDiscovery()
        .addPolicy(new AuthorityHostPolicy(authority));
  }

  private <T extends CredentialBuilderBase<T>> T common(T builder) {
    // An environment variable could otherwise switch on bodies, and with them secrets, in the log.
    builder.httpLogOptions(new HttpLogOptions().setLogLevel(HttpLogDetailLevel.NONE));
    return client == null ? builder : builder.httpClient(client);
  }

  private URI authority() {
    URI host = cloud.authorityHost();
    String path = host.getRawPath();
    if (!"https".equals(host.getScheme()) || (path != null && !path.isEmpty())) {
      throw invalid("the cloud's authority host must look like https://host, without a path");
    }
    if (Configuration.getGlobalConfiguration().contains(REGION)) {
      throw invalid(
          REGION
              + " would send the application's secret to another host: unset it in the"
              + " environment");
    }
    return host;
  }

  private static String named(String clientId) {
    if (requireNonNull(clientId, "clientId").isBlank()) {
      throw invalid("the client id is blank: set the application's (client) id");
    }
    return clientId.strip();
  }

  static DsrException invalid(String rule) {
    return new DsrException(
        GraphError.INVALID_CONFIGURATION, "The credential cannot be built: " + rule);
  }

  @Override
  public String toString() {
    return "GraphCredentials[tenant=" + tenant + ", cloud=" + cloud + "]";
  }
}
