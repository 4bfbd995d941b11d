package org.dsr4j.benchmarks.service;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Cancellation;
import org.dsr4j.testkit.SimulatedTenant;

/** Pages of directory audits, generated from the simulated tenant's sample records. */
public final class AuditPages {

  public static final String PATH = "/auditLogs/directoryAudits";

  private AuditPages() {}

  /** Records, half of them with the person as actor and half with the person as target. */
  public static List<String> records(int count) {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      simulated
          .user("person")
          .directoryAuditsAsActor(count / 2)
          .directoryAuditsAsTarget(count - count / 2);
      return records(simulated, count);
    }
  }

  /** The newest records of a tenant, as they are sent. */
  static List<String> records(SimulatedTenant simulated, int count) {
    List<String> records = new ArrayList<>();
    try (GraphConnection graph = TenantAccess.to(simulated).connection().build()) {
      Optional<GraphFailure> failure =
          graph.rows(
              GraphRequest.get(GraphVersion.V1, PATH),
              row -> records.add(new String(row.bytes(), StandardCharsets.UTF_8)),
              new Cancellation());
      if (failure.isPresent()) {
        throw new IllegalStateException(failure.get().detail());
      }
    }
    return records.subList(0, count);
  }

  /**
   * One page as Graph sends it.
   *
   * @param next the address of the next page, or empty on the last
   */
  static byte[] page(String endpoint, List<String> records, String next) {
    String link = next.isEmpty() ? "" : "\"@odata.nextLink\":\"" + next + "\",";
    String context = endpoint + "/v1.0/$metadata#auditLogs/directoryAudits";
    String rows = String.join(",", records);
    return ("{\"@odata.context\":\"" + context + "\"," + link + "\"value\":[" + rows + "]}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
