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
 * Creates credentials for an application in one tenant of one cloud, based on azure-identity.
 *
 * <p>Application credentials send requests only to the cloud's authority: instance discovery is
 * disabled, and a request to any other host is refused. In China the newer authority name {@code
 * login.partner.microsoftonline.cn} is used. Requests are not logged, regardless of environment
 * variables. No message and no {@code toString()} contains a secret.
 *
 * <p>Invalid settings are refused immediately with {@link GraphError#INVALID_CONFIGURATION}; no
 * request is sent before a token is needed. With client secret, certificate and workload identity,
 * Graph may revoke tokens by a claims challenge (continuous access evaluation), if the tenant
 * supports it.
 *
 * <p>Immutable and thread-safe, and so are the credentials. They have no resources to close.
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
   * Creates a factory for a tenant of a cloud; pass the same tenant and cloud to the connection.
   *
   * @param tenant the tenant
   * @param cloud the cloud, including its authority
   * @return the factory
   */
  public static GraphCredentials of(TenantId tenant, GraphCloud cloud) {
    return new GraphCredentials(
        requireNonNull(tenant, "tenant"), requireNonNull(cloud, "cloud"), null);
  }

  /**
   * Sets the HTTP client for token requests, for example one that trusts a company's proxy.
   *
   * @param value the client; the default is azure-core's default client
   * @return a copy
   */
  public GraphCredentials httpClient(HttpClient value) {
    return new GraphCredentials(tenant, cloud, requireNonNull(value, "httpClient"));
  }

  /**
   * Creates a credential with a client secret; a certificate is safer.
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
   * Creates a credential with a certificate and its private key in a PEM file.
   *
   * @param clientId the application (client) id
   * @param pem the file with certificate and unencrypted private key (PKCS #8); read immediately
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when the file cannot be used
   *     or another setting is wrong
   */
  public TokenCredential clientCertificate(String clientId, Path pem) {
    return pem(clientId, CertificateFile.read(pem));
  }

  /**
   * Creates a credential like {@link #clientCertificate(String, Path)}, from a stream.
   *
   * @param clientId the application (client) id
   * @param pem certificate and unencrypted private key; read completely, not closed
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when it cannot be used
   */
  public TokenCredential clientCertificate(String clientId, InputStream pem) {
    return pem(clientId, CertificateFile.read(pem));
  }

  /**
   * Creates a credential with a certificate and its private key in a PFX (PKCS #12) file.
   *
   * @param clientId the application (client) id
   * @param pfx the file; read immediately
   * @param password the file's password, possibly empty
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when file or password cannot
   *     be used or another setting is wrong
   */
  public TokenCredential clientCertificate(String clientId, Path pfx, String password) {
    return pfx(clientId, CertificateFile.read(pfx), password);
  }

  /**
   * Creates a credential like {@link #clientCertificate(String, Path, String)}, from a stream.
   *
   * @param clientId the application (client) id
   * @param pfx the PKCS #12 bytes; read completely, not closed
   * @param password their password, possibly empty
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when they cannot be used
   */
  public TokenCredential clientCertificate(String clientId, InputStream pfx, String password) {
    return pfx(clientId, CertificateFile.read(pfx), password);
  }

  /**
   * Creates a credential for the system-assigned managed identity of the machine.
   *
   * <p>The identity belongs to the tenant of the machine's subscription. If this is another tenant,
   * the connection refuses the tokens. The credential calls the machine's local metadata endpoint.
   *
   * @return the credential
   */
  public TokenCredential managedIdentity() {
    return common(new ManagedIdentityCredentialBuilder()).build();
  }

  /**
   * Creates a credential for a user-assigned managed identity; see {@link #managedIdentity()}.
   *
   * @param clientId the identity's client id
   * @return the credential
   * @throws DsrException with {@link GraphError#INVALID_CONFIGURATION} when it is blank
   */
  public TokenCredential managedIdentity(String clientId) {
    return common(new ManagedIdentityCredentialBuilder()).clientId(named(clientId)).build();
  }

  /**
   * Creates a credential with a token of the platform (workload identity), for example Kubernetes.
   *
   * @param clientId the application (client) id
   * @param tokenFile the file in which the platform stores its token; read again for each use
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
    // Instance discovery is disabled: for hosts unknown to the library it would call the global
    // cloud.
    return common(builder)
        .tenantId(tenant.value())
        .clientId(named(clientId))
        .authorityHost(authority.toString())
        .disableInstanceDiscovery()
        .addPolicy(new AuthorityHostPolicy(authority));
  }

  private <T extends CredentialBuilderBase<T>> T common(T builder) {
    // An environment variable could otherwise enable the logging of bodies, which contain secrets.
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
