package org.dsr4j.testkit.internal.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.io.IOException;
import java.util.List;

/** Prevents WireMock from calling other hosts and from loading an HTTP client for that. */
final class RejectingHttpClientFactory implements HttpClientFactory {

  @Override
  public HttpClient buildHttpClient(
      Options options,
      boolean trustEverything,
      List<String> trustedHosts,
      boolean systemProperties) {
    return request -> {
      throw new IOException("the simulated tenant sends no requests");
    };
  }
}
