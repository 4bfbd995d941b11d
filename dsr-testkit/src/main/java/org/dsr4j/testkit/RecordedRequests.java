package org.dsr4j.testkit;

import org.dsr4j.testkit.internal.fault.ExchangeInterceptor;
import org.dsr4j.testkit.internal.protocol.AnsweredRequest;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;

/** Converts the server's requests into the requests that a test reads. */
final class RecordedRequests {

  private RecordedRequests() {}

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

  /** Passes requests to a test's watcher. */
  static ExchangeInterceptor watch(RequestWatcher watcher) {
    return new ExchangeInterceptor() {
      @Override
      public boolean allowsRequest(AnsweredRequest request) {
        return watcher.beforeEffect(recorded(request)) == RequestWatcher.Verdict.PROCEED;
      }

      @Override
      public boolean allowsResponse(AnsweredRequest request) {
        return watcher.afterEffect(recorded(request)) == RequestWatcher.Verdict.PROCEED;
      }
    };
  }

  static RecordedRequest unanswered(ReceivedRequest request) {
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

  private static String textOf(ReceivedRequest request, String header) {
    String value = request.header(header);
    return value == null ? "" : value;
  }
}
