package org.dsr4j.testkit;

import org.dsr4j.testkit.internal.http.AnsweredRequest;
import org.dsr4j.testkit.internal.http.GraphRequest;
import org.dsr4j.testkit.internal.http.Watch;

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
        request.hasAuthorization(),
        request.number(),
        request.clientRequestId(),
        request.body(),
        request.batchItem());
  }

  /** Shows requests to a test's watcher. */
  static Watch watch(RequestWatcher watcher) {
    return new Watch() {
      @Override
      public boolean letsIn(AnsweredRequest request) {
        return watcher.arriving(recorded(request)) == RequestWatcher.Verdict.GO_ON;
      }

      @Override
      public boolean letsOut(AnsweredRequest request) {
        return watcher.answered(recorded(request)) == RequestWatcher.Verdict.GO_ON;
      }
    };
  }

  static RecordedRequest unanswered(GraphRequest request) {
    return new RecordedRequest(
        request.versionText(),
        request.method(),
        request.path(),
        request.query(),
        0,
        textOf(request, "Host"),
        true,
        0,
        textOf(request, "client-request-id"),
        request.body(),
        request.batchItem());
  }

  private static String textOf(GraphRequest request, String header) {
    String value = request.header(header);
    return value == null ? "" : value;
  }
}
