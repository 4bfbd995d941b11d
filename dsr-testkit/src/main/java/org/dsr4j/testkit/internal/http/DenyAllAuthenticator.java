package org.dsr4j.testkit.internal.http;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;

/** Blocks access to WireMock's own pages, because Graph does not have them. */
final class DenyAllAuthenticator implements Authenticator {

  @Override
  public boolean authenticate(Request request) {
    return false;
  }
}
