package org.dsr4j.benchmarks.service;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.Responder;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;

/** Any number of audit records of one person, generated page by page on demand. */
public final class AuditFlood implements Responder {

  private static final int PAGE = 1000;
  private static final String SKIP = "$skip=";

  private final String endpoint;
  private final List<String> tails;
  private final long count;

  /**
   * Uses the tenant's records as samples, and from now on serves the requested number of records.
   */
  public AuditFlood(SimulatedTenant simulated, long count) {
    this.endpoint = simulated.endpoint().toString();
    this.count = count;
    simulated.user("person").directoryAuditsAsActor(PAGE);
    // The id is the first property of a record, and the only one that must differ.
    tails =
        AuditPages.records(simulated, PAGE).stream()
            .map(record -> record.substring(record.indexOf(',')))
            .toList();
    simulated.answers().respond("v1.0", AuditPages.PATH, this);
  }

  @Override
  public SimulatedResponse respond(RecordedRequest request) {
    String query = URLDecoder.decode(request.query(), StandardCharsets.UTF_8);
    // All records are about what the actor did; one request asks for the actor and the target.
    if (query.contains("$filter") && !query.contains("initiatedBy/user/id")) {
      return SimulatedResponse.json("{\"value\":[]}");
    }
    int at = query.indexOf(SKIP);
    long from = at < 0 ? 0 : Long.parseLong(query.substring(at + SKIP.length()));
    long to = Math.min(from + PAGE, count);
    String next = endpoint + "/v1.0" + AuditPages.PATH + "?" + SKIP + to;
    List<String> records = tails.subList(0, (int) (to - from));
    StringBuilder page = new StringBuilder(1024 * PAGE);
    page.append("{\"value\":[");
    long number = from;
    for (String tail : records) {
      page.append(number == from ? "" : ",");
      page.append("{\"id\":\"Directory_").append(1_000_000_000L + number++).append('"');
      page.append(tail);
    }
    page.append(']');
    if (to < count) {
      page.append(",\"@odata.nextLink\":\"").append(next).append('"');
    }
    page.append('}');
    return SimulatedResponse.bytes(
        200, "application/json", page.toString().getBytes(StandardCharsets.UTF_8));
  }
}
