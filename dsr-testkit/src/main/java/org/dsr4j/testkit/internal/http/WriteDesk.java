package org.dsr4j.testkit.internal.http;

import java.util.List;
import java.util.Set;

/** Carries out what an understood request wants changed, one change after another. */
final class WriteDesk {

  /** Graph's surface has these calls, so that tests can prove nobody makes them. */
  private static final Set<String> AUDIT_RECORDS =
      Set.of(
          "DELETE /auditLogs/signIns/{signIn-id}",
          "DELETE /auditLogs/directoryAudits/{directoryAudit-id}",
          "DELETE /deviceManagement/auditEvents/{auditEvent-id}");

  private final Exchange exchange;

  WriteDesk(Exchange exchange) {
    this.exchange = exchange;
  }

  Reply answer() {
    Target target = exchange.target();
    exchange.options().check(target.route());
    String operation = target.route().method() + " " + target.route().template();
    if (AUDIT_RECORDS.contains(operation)) {
      return Change.done();
    }
    Change change = new Change(exchange);
    // a change reads and writes several lists
    synchronized (exchange.tenant().life()) {
      for (Writes topic : topics(change)) {
        Reply reply = topic.answer(operation);
        if (reply != null) {
          return reply;
        }
      }
    }
    throw new IllegalStateException("nobody carries out " + operation);
  }

  private static List<Writes> topics(Change change) {
    return List.of(
        new UserWrites(change),
        new DeletedItemWrites(change),
        new DeviceWrites(change),
        new IntuneWrites(change),
        new DirectoryWrites(change),
        new SignInWrites(change),
        new ReadingPosts(change),
        new ReportWrites(change));
  }
}
