package org.dsr4j.it.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.dsr4j.Dsr;
import org.dsr4j.RunOptions;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.doctor.Diagnosis;
import org.dsr4j.graph.doctor.Estimate;
import org.dsr4j.graph.doctor.GraphDoctor;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedLimits;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.ThrottlingReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor says before a run, compared with what the run then sends. */
class EstimateOfARunTest {

  private static final int DEVICES = 2;
  private static final Percentage TOLERANCE = Percentage.withPercentage(10);

  private static List<SimulatedUser> people(SimulatedTenant simulated, int count) {
    List<SimulatedUser> people = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      people.add(
          simulated
              .user("person-" + n)
              .device(SimulatedDevice::windows)
              .device(SimulatedDevice::iphone)
              .inEverySource());
    }
    return people;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void theCallsOfTheReadingAreEstimatedWithinATenth(int count) {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      List<SimulatedUser> people = people(simulated, count);

      Reading reading = read(simulated, people);
      Estimate estimate = reading.diagnosis().estimate(count, DEVICES);

      assertThat(reading.sent("global")).isCloseTo(Math.round(used(estimate, "global")), TOLERANCE);
      assertThat(reading.sent("identity-reports"))
          .isCloseTo(Math.round(used(estimate, "identity-reports")), TOLERANCE);
      assertThat(estimate.slowest().orElseThrow().limit()).isEqualTo("identity-reports");
    }
  }

  private static double used(Estimate estimate, String limit) {
    return estimate.limits().stream()
        .filter(load -> load.limit().equals(limit))
        .findFirst()
        .orElseThrow()
        .used();
  }

  private record Reading(Diagnosis diagnosis, ThrottlingReport counted) {
    long sent(String limit) {
      return counted.bucket(limit).used();
    }
  }

  /** Counts from the time at which the last person is resolved. */
  private static Reading read(SimulatedTenant simulated, List<SimulatedUser> people) {
    RunListener counting =
        event -> {
          if (event instanceof RunEvent.SubjectResolved) {
            simulated.limits(SimulatedLimits.documented().observeOnly());
          }
        };
    try (GraphConnection graph = connect(simulated);
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(new AzureAdAdapterProvider())
                .adapter(new IntuneAdapterProvider())
                .resource(GraphConnection.class, graph)
                .listener(counting)
                .build()) {
      Diagnosis diagnosis = diagnosis(simulated, dsr.sources().values());
      List<DsrRequest> requests = new ArrayList<>();
      for (SimulatedUser person : people) {
        requests.add(
            GraphTenant.request(
                graph.tenant(),
                "DSR-" + requests.size(),
                GraphTenant.request(dsr, person).subject()));
      }
      dsr.discover(requests, RunOptions.defaults());
      return new Reading(diagnosis, simulated.throttling());
    }
  }

  private static GraphConnection connect(SimulatedTenant simulated) {
    return GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
  }

  private static Diagnosis diagnosis(
      SimulatedTenant simulated, Collection<SourceDescriptor> sources) {
    try (GraphConnection graph =
        GraphConnection.builder(TenantId.of(simulated.id()))
            .credential(GraphTenant.token(simulated.accessToken()))
            .cloud(GraphTenant.cloud(simulated))
            .limits(ThrottleLimits.documented().scaledBy(1_000))
            .build()) {
      return new GraphDoctor().examine(graph, sources, Set.of(Action.DISCOVER), new Cancellation());
    }
  }

  @Test
  void manyPeopleCostTheNarrowestLimitLessThanThemAlone() {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      Diagnosis diagnosis;
      try (GraphConnection graph = connect(simulated);
          Dsr dsr =
              Dsr.builder(graph.tenant())
                  .adapter(new AzureAdAdapterProvider())
                  .adapter(new IntuneAdapterProvider())
                  .resource(GraphConnection.class, graph)
                  .build()) {
        diagnosis = diagnosis(simulated, dsr.sources().values());
      }

      double one = used(diagnosis.estimate(1, DEVICES), "identity-reports");
      double thousand = used(diagnosis.estimate(1_000, DEVICES), "identity-reports");

      assertThat(thousand / 1_000).isLessThan(one);
    }
  }
}
