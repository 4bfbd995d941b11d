package org.dsr4j.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.benchmarks.measurement.FigureRules;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.testkit.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Which requests of a run a baseline repeats. */
class RequestAddressesTest {

  private static final List<RecordedRequest> REQUESTS =
      List.of(
          request("v1.0", "GET", "/users", ""),
          request("v1.0", "GET", "/users", "$skiptoken=2"),
          request("v1.0", "GET", "/users", ""),
          request("beta", "GET", "/devices", "$top=5"),
          request("v1.0", "POST", "/deviceManagement/reports/exportJobs", ""),
          request("", "GET", "/blob/report.zip", "sig=x"));

  private static RecordedRequest request(String version, String method, String path, String query) {
    return new RecordedRequest(version, method, path, query, 200, "localhost", true, 1, "", "", "");
  }

  @Test
  void places_are_read_once_and_are_graphs_own() {
    assertThat(RequestAddresses.places(REQUESTS))
        .containsExactly("/v1.0/users", "/beta/devices?$top=5");
  }

  @Test
  void what_no_baseline_repeats_is_counted() {
    Measurements figures = new Measurements().put("one", 1);
    RequestAddresses.addNotCompared(REQUESTS, figures);
    assertThat(
            new FigureRules()
                .same("notCompared.posts", "one")
                .same("notCompared.downloads", "one")
                .broken(figures.json()))
        .isEmpty();
  }
}
