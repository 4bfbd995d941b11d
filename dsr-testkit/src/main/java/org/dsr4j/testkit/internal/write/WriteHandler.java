package org.dsr4j.testkit.internal.write;

import java.util.List;
import java.util.Set;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.tenant.Exchange;

/** Carries out the change of a parsed request, one change after another. */
public final class WriteHandler {

  /** The simulator supports these calls, so that tests can prove that they are never made. */
  private static final Set<String> AUDIT_RECORDS =
      Set.of(
          "DELETE /auditLogs/signIns/{signIn-id}",
          "DELETE /auditLogs/directoryAudits/{directoryAudit-id}",
          "DELETE /deviceManagement/auditEvents/{auditEvent-id}");

  private final Exchange exchange;

  public WriteHandler(Exchange exchange) {
    this.exchange = exchange;
  }

  public Reply answer() {
    RequestTarget target = exchange.target();
    exchange.options().check(target.route());
    String operation = target.route().method() + " " + target.route().template();
    if (AUDIT_RECORDS.contains(operation)) {
      return WriteRequest.noContent();
    }
    WriteRequest change = new WriteRequest(exchange);
    // one lock, because a change reads and writes several lists
    synchronized (exchange.tenant().lifecycle()) {
      for (WriteOperations topic : topics(change)) {
        Reply reply = topic.answer(operation);
        if (reply != null) {
          return reply;
        }
      }
    }
    throw new IllegalStateException("no handler for " + operation);
  }

  private static List<WriteOperations> topics(WriteRequest change) {
    return List.of(
        new UserWrites(change),
        new DeletedItemWrites(change),
        new DeviceWrites(change),
        new IntuneWrites(change),
        new DirectoryWrites(change),
        new SignInWrites(change),
        new ReadOnlyActions(change),
        new ReportWrites(change));
  }
}
