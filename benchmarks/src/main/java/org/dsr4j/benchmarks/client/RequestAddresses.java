package org.dsr4j.benchmarks.client;

import java.util.List;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.testkit.RecordedRequest;

/** The requests to a simulated tenant. */
public final class RequestAddresses {

  private RequestAddresses() {}

  /** Path and query of each request, as sent. */
  public static List<String> addresses(List<RecordedRequest> requests) {
    return requests.stream().map(RequestAddresses::address).toList();
  }

  /**
   * The places that a baseline can read by their address, each once: Graph's own, read by GET.
   * Continuation pages are not places.
   */
  public static List<String> places(List<RecordedRequest> requests) {
    return addresses(requests.stream().filter(RequestAddresses::isGraphRead).toList()).stream()
        .filter(address -> !address.contains("skiptoken"))
        .distinct()
        .toList();
  }

  /**
   * Adds how many requests no baseline repeats: a POST would create another report, and a report is
   * downloaded from a storage outside of Graph, which refuses requests that carry Graph's token.
   */
  public static void addNotCompared(List<RecordedRequest> requests, Measurements figures) {
    long downloads = requests.stream().filter(request -> request.version().isEmpty()).count();
    long posts = requests.stream().filter(request -> !request.method().equals("GET")).count();
    figures.group("notCompared").put("posts", posts).put("downloads", downloads);
  }

  private static boolean isGraphRead(RecordedRequest request) {
    return request.method().equals("GET") && !request.version().isEmpty();
  }

  static String address(RecordedRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    return request.versionedPath() + query;
  }
}
