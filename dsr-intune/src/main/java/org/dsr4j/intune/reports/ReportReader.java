package org.dsr4j.intune.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.ExpectedRequest;

/**
 * Reads Intune's reports about all users, each once for all people of a reading; the lines of other
 * users are dropped. Some reports exist only for a policy, so the policies are listed first.
 */
public final class ReportReader implements SpecialReader {

  private static final String ORDER = "POST /v1.0" + ReportJobs.TEMPLATE;

  @Override
  public List<String> requestsIn(String cloud) {
    List<String> requests = new ArrayList<>(places());
    requests.add("GET /v1.0" + ReportJobs.TEMPLATE + "/{exportJobId}");
    policies().forEach(path -> requests.add("GET /beta" + path + "?$select=id"));
    return List.copyOf(requests);
  }

  /** Each report is requested, and asked for once; a report of a policy, for one policy. */
  @Override
  public List<ExpectedRequest> expectedIn(String cloud) {
    List<ExpectedRequest> requests = new ArrayList<>();
    for (IntuneReport report : IntuneReport.ALL) {
      requests.add(ExpectedRequest.of(ORDER + "?" + report.name(), ExpectedRequest.Per.RUN));
      requests.add(
          ExpectedRequest.of(
              "GET /v1.0" + ReportJobs.TEMPLATE + "/{exportJobId}?" + report.name(),
              ExpectedRequest.Per.RUN));
    }
    policies()
        .forEach(
            path ->
                requests.add(
                    ExpectedRequest.of(
                        "GET /beta" + path + "?$select=id", ExpectedRequest.Per.RUN)));
    return requests;
  }

  private static List<String> policies() {
    return IntuneReport.ALL.stream()
        .flatMap(report -> Stream.ofNullable(report.perPolicy()))
        .distinct()
        .toList();
  }

  @Override
  public List<String> places() {
    return List.of(ORDER);
  }

  @Override
  public boolean tenantWide() {
    return true;
  }

  @Override
  public void read(SpecialReading reading) {
    if (!reading.anyoneMatchable(ORDER)) {
      return;
    }
    ReportJobs jobs = new ReportJobs(reading);
    List<Runnable> requests = new ArrayList<>();
    Map<String, List<IntuneReport>> byPolicies = new LinkedHashMap<>();
    for (IntuneReport report : IntuneReport.ALL) {
      String path = report.perPolicy();
      if (path == null) {
        requests.add(() -> jobs.start(report, report.filter()));
      } else if (reading.mayAsk(GraphVersion.BETA, ReportJobs.ledgerName(report))) {
        byPolicies.computeIfAbsent(path, any -> new ArrayList<>()).add(report);
      }
    }
    byPolicies.forEach(
        (path, reports) -> requests.add(() -> startForPolicies(reading, jobs, path, reports)));
    reading.graph().sideBySide(requests);
    jobs.finish();
  }

  private static void startForPolicies(
      SpecialReading reading, ReportJobs jobs, String path, List<IntuneReport> reports) {
    List<String> policies = listed(reading, path);
    List<Runnable> requests = new ArrayList<>();
    for (IntuneReport report : reports) {
      policies.forEach(id -> requests.add(() -> jobs.start(report, filter(report, id))));
    }
    reading.graph().sideBySide(requests);
  }

  private static String filter(IntuneReport report, String policyId) {
    return report.filter().replace("{policyId}", GraphRequest.literal(policyId));
  }

  /** If the list fails, the reports of the policies read so far are still read. */
  private static List<String> listed(SpecialReading reading, String path) {
    List<String> ids = new ArrayList<>();
    reading
        .graph()
        .rows(
            GraphRequest.get(GraphVersion.BETA, path).query("$select", "id"),
            policy -> ids.add(policy.text("id").orElse("")))
        .ifPresent(failure -> reading.failed(null, "GET /beta" + path, failure));
    if (ids.removeIf(String::isBlank)) {
      reading.failed(
          null,
          "GET /beta" + path,
          UnreadableBodyException.unexpected("a policy has no id").failure());
    }
    return ids;
  }
}
