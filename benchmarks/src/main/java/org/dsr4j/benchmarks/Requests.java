package org.dsr4j.benchmarks;

import java.util.List;
import org.dsr4j.testkit.RecordedRequest;

/** What was asked of a simulated tenant. */
final class Requests {

  private Requests() {}

  /** Path and query of each request, as sent. */
  static List<String> addresses(List<RecordedRequest> requests) {
    return requests.stream().map(Requests::address).toList();
  }

  /** The places that were read, each once: continuation pages are not places. */
  static List<String> places(List<RecordedRequest> requests) {
    return addresses(requests).stream()
        .filter(address -> !address.contains("skiptoken"))
        .distinct()
        .toList();
  }

  static String address(RecordedRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    return request.versionedPath() + query;
  }
}
