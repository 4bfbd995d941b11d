package org.dsr4j.testkit;

import org.dsr4j.testkit.internal.http.AnsweredRequest;
import org.dsr4j.testkit.internal.http.GraphRequest;

/** Turns the server's requests into those a test sees. */
final class Requests {

  private Requests() {}

  static RecordedRequest recorded(AnsweredRequest request) {
    return new RecordedRequest(
        request.version(),
        request.method(),
        request.path(),
        request.query(),
        request.status(),
        request.host(),
        request.hasAuthorization());
  }

  static RecordedRequest unanswered(GraphRequest request) {
    String host = request.header("Host");
    return new RecordedRequest(
        request.versionText(),
        request.method(),
        request.path(),
        request.query(),
        0,
        host == null ? "" : host,
        true);
  }
}
