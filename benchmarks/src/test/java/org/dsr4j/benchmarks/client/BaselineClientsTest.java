package org.dsr4j.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.dsr4j.benchmarks.measurement.FigureRules;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.benchmarks.service.PopulatedUsers;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The baselines read what is JSON and what is not, and count what the service refuses. */
@WithSimulatedTenant
class BaselineClientsTest {

  private static final String NOBODY = "/v1.0/users/00000000-0000-0000-0000-000000000000";

  private TenantAccess access;
  private List<String> places;

  @BeforeEach
  void populate(SimulatedTenant simulated) {
    SimulatedUser person = PopulatedUsers.withDevices(simulated, "person", 1);
    String user = "/v1.0/users/" + person.objectId();
    access = TenantAccess.to(simulated);
    places = List.of(user, user + "/managedDevices", user + "/photo/$value", NOBODY);
  }

  @Test
  void the_sdk_reads_an_object_a_list_and_a_photo_and_counts_what_is_refused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SdkReader reader = new SdkReader(access.client(), out);
    for (String place : places) {
      reader.read(access.endpoint() + place);
    }
    assertCounts(reader.counts());
    assertThat(out.toByteArray()).hasSizeGreaterThan(100);
  }

  @Test
  void batches_read_the_same_as_the_sdk() throws Exception {
    assertCounts(read(RequestRoundsClient.FULL_BATCH));
  }

  @Test
  void single_requests_read_the_same_as_the_sdk() throws Exception {
    assertCounts(read(RequestRoundsClient.SINGLE));
  }

  private AnswerCounts read(int perBatch) throws Exception {
    try (RequestRoundsClient client = new RequestRoundsClient(access, perBatch)) {
      client.read(List.of(places));
      return client.counts();
    }
  }

  private static void assertCounts(AnswerCounts counts) {
    Measurements figures = new Measurements().put("four", 4).put("two", 2).put("one", 1);
    counts.addTo(figures);
    assertThat(
            new FigureRules()
                .same("placesEnded", "four")
                .same("rows", "two")
                .same("media", "one")
                .same("refused", "one")
                .broken(figures.json()))
        .isEmpty();
  }
}
