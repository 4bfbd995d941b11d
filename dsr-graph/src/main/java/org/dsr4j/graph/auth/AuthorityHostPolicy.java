package org.dsr4j.graph.auth;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.DsrException;
import reactor.core.publisher.Mono;

/** Refuses token requests to any host other than the authority; no such request is sent. */
final class AuthorityHostPolicy implements HttpPipelinePolicy {

  private static final int HTTPS = 443;

  /** The token library replaces the old name of this authority with the newer one. */
  private static final Map<String, String> SECOND_NAMES =
      Map.of("login.chinacloudapi.cn", "login.partner.microsoftonline.cn");

  private final URI authority;
  private final String host;

  AuthorityHostPolicy(URI authority) {
    this.authority = authority;
    this.host = authority.getHost().toLowerCase(Locale.ROOT);
  }

  /** Runs before the retry policy, which would otherwise repeat the refusal. */
  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_CALL;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    check(context.getHttpRequest().getUrl());
    return next.process();
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    check(context.getHttpRequest().getUrl());
    return next.processSync();
  }

  private void check(URL url) {
    String asked = url.getHost().toLowerCase(Locale.ROOT);
    boolean own =
        url.getProtocol().equals("https")
            && (asked.equals(host) || asked.equals(SECOND_NAMES.get(host)))
            && port(url.getPort()) == port(authority.getPort());
    if (!own) {
      throw new DsrException(
          GraphError.INVALID_CONFIGURATION,
          "A token request to another host than " + authority + " was not sent: check the cloud");
    }
  }

  private static int port(int port) {
    return port == -1 ? HTTPS : port;
  }
}
