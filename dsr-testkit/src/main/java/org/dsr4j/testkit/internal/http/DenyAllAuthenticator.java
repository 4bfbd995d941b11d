package org.dsr4j.testkit.internal.http;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;

/** Keeps everybody away from WireMock's own pages, which Graph has not. */
final class DenyAllAuthenticator implements Authenticator {

  @Override
  public boolean authenticate(Request request) {
    return false;
  }
}
