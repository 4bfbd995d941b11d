package org.dsr4j.it.scriptflaws;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dsr4j.RunOptions;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Microsoft's script downloads the rows of all people again for each person and each policy. */
class ScriptFlawsCostTest {

  /** An id of a person, a device or a job, or a name of an account. */
  private static final Pattern NAMES_SOMEBODY = Pattern.compile("[0-9a-f]{8}-|%40|@|%27|'");

  private static final String POLICIES = "/deviceManagement/deviceCompliancePolicies";

  private final SimulatedTenant simulated = PersonExport.tenant();

  @AfterEach
  void stop() {
    simulated.close();
  }

  /** Every policy's rows are read for each person (L370-396, 457-481, 493-505, 616-620). */
  @Test
  void listsOfTheTenantAreReadOnceForAnyNumberOfPeople() {
    SimulatedUser first = simulated.user("first").device(SimulatedDevice::windows);
    SimulatedUser second = simulated.user("second").device(SimulatedDevice::windows);
    for (String policy : List.of("p1", "p2", "p3")) {
      simulated.rows("v1.0", POLICIES, "{\"id\":\"" + policy + "\"}");
      simulated.rows("v1.0", POLICIES + "/" + policy + "/userStatuses", status(first, policy));
      simulated.rows("v1.0", POLICIES + "/" + policy + "/userStatuses", status(second, policy));
    }

    Map<String, Long> alone = listsReadFor(first);
    Map<String, Long> together = listsReadFor(first, second);

    assertThat(together)
        .isEqualTo(alone)
        .containsEntry("/v1.0" + POLICIES + "/p1/userStatuses", 1L);
  }

  /** How often a run reads each list that does not belong to one person. */
  private Map<String, Long> listsReadFor(SimulatedUser... people) {
    simulated.clearRequests();
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      List<DsrRequest> requests =
          Stream.of(people).map(person -> GraphTenant.request(tenant.dsr(), person)).toList();

      assertThat(tenant.dsr().discover(requests, RunOptions.defaults()))
          .allSatisfy(
              report -> assertThat(report).entry("intune-compliance-policy-statuses").isFound(3));
    }
    return simulated.requests().stream()
        .filter(request -> request.method().equals("GET") && request.path().startsWith("/device"))
        .map(ScriptFlawsCostTest::what)
        .filter(asked -> !NAMES_SOMEBODY.matcher(asked).find())
        .collect(groupingBy(asked -> asked, TreeMap::new, counting()));
  }

  private static String what(RecordedRequest request) {
    return request.versionedPath() + (request.query().isEmpty() ? "" : "?" + request.query());
  }

  private static String status(SimulatedUser whose, String policy) {
    return """
    {"id":"%s of %s","userPrincipalName":"%s","lastReportedDateTime":"2025-12-01T08:00:00Z"}
    """
        .formatted(policy, whose.objectId(), whose.userPrincipalName());
  }
}
