package org.dsr4j.benchmarks.client;

import java.util.List;
import org.dsr4j.testkit.RecordedRequest;

/** The requests to a simulated tenant. */
public final class RequestAddresses {

  private RequestAddresses() {}

  /** Path and query of each request, as sent. */
  public static List<String> addresses(List<RecordedRequest> requests) {
    return requests.stream().map(RequestAddresses::address).toList();
  }

  /** The addresses that were read, each once, without continuation pages. */
  public static List<String> places(List<RecordedRequest> requests) {
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
