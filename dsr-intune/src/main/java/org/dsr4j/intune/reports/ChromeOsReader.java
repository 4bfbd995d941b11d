package org.dsr4j.intune.reports;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.MatchRule;

/** Reads the ChromeOS devices whose last user is the person, one report for each address. */
public final class ChromeOsReader implements SpecialReader {

  private static final String ORDER = "POST /v1.0" + ReportJobs.TEMPLATE;

  /** The account name is used too: Microsoft's own export filters by it. */
  private static final List<IdentifierKind> SEARCHED =
      List.of(
          IdentifierKind.MAIL, IdentifierKind.PROXY_ADDRESS, IdentifierKind.USER_PRINCIPAL_NAME);

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(ORDER, "GET /v1.0" + ReportJobs.TEMPLATE + "/{exportJobId}");
  }

  @Override
  public List<String> places() {
    return List.of(ORDER);
  }

  @Override
  public boolean returnsRowsOf(MatchRule rule) {
    return SEARCHED.contains(rule.kind());
  }

  @Override
  public void read(SpecialReading reading) {
    ReportJobs jobs = new ReportJobs(reading);
    reading.eachPerson(who -> addresses(reading, who).forEach(mail -> start(jobs, mail)));
    jobs.finish();
  }

  private static void start(ReportJobs jobs, String mail) {
    IntuneReport report = IntuneReport.CHROME_OS;
    jobs.start(report, report.filter().replace("{mail}", GraphRequest.literal(mail)));
  }

  private static Set<String> addresses(SpecialReading reading, Identity who) {
    Set<String> addresses = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (IdentifierKind kind : SEARCHED) {
      who.identifiers(kind).forEach(known -> addresses.add(known.identifier().value()));
    }
    return addresses.isEmpty()
        ? Set.copyOf(reading.needed(who, IdentifierKind.USER_PRINCIPAL_NAME, ORDER))
        : addresses;
  }
}
