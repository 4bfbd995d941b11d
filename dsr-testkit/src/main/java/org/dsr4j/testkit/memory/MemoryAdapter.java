package org.dsr4j.testkit.memory;

import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;
import org.dsr4j.spi.SubjectResolver;

/** The reference adapter. Has no state but its connection, so that any thread may use it. */
final class MemoryAdapter
    implements Adapter, SubjectResolver, DiscoverAction, ExportAction, AuditAction, DeleteAction {

  private final TenantId tenant;
  private final MemoryConnection connection;
  private final MemoryResolver resolver;
  private final MemorySources sources;
  private final MemoryPlanner planner;
  private final MemoryDeletion deletion;
  private final int pageSize;

  MemoryAdapter(AdapterContext context, MemoryConnection connection, int pageSize) {
    this.tenant = context.tenant();
    this.connection = connection;
    this.sources = new MemorySources(context.instance());
    this.resolver = new MemoryResolver(connection, sources);
    this.planner = new MemoryPlanner(connection, sources, pageSize);
    this.deletion = new MemoryDeletion(connection, sources, context.clock());
    this.pageSize = pageSize;
  }

  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    TenantId served;
    try {
      served = connection.tenant(cancellation);
    } catch (MemoryFailure e) {
      // Not handed on as the cause: what a service says may name people.
      throw new DsrException(e.code(), e.describe("The question whose service it is"));
    }
    return served.equals(tenant)
        ? TenantCheck.confirmed("The service says that it serves tenant " + served)
        : TenantCheck.otherTenant("The service says that it serves tenant " + served);
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return resolver.consumes();
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    return resolver.resolve(known, cancellation);
  }

  @Override
  public ReadOutcome read(ReadTask task, RecordSink sink) {
    return new MemoryReader(connection, sources, pageSize, task, sink).read();
  }

  @Override
  public Proposal propose(PlanTask task) {
    return planner.propose(task);
  }

  @Override
  public Inspection inspect(StepCall call) {
    return deletion.inspect(call);
  }

  @Override
  public StepOutcome perform(StepCall call, StepPermit permit) {
    return deletion.perform(call, permit);
  }

  @Override
  public StepOutcome poll(StepCall call, String token) {
    return deletion.poll(call, token);
  }

  /** Closes the connection, which the adapter opened; not the service, which it was handed. */
  @Override
  public void close() {
    connection.close();
  }
}
