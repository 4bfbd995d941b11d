package org.dsr4j.testkit.mutants.decorator;

import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.ReadAction;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;
import org.dsr4j.spi.SubjectResolver;

/** The reference adapter; a mutant overrides what it breaks. */
public class DecoratedAdapter
    implements Adapter, SubjectResolver, DiscoverAction, ExportAction, AuditAction, DeleteAction {

  private final Adapter reference;

  public DecoratedAdapter(Adapter reference) {
    this.reference = reference;
  }

  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    return reference.confirmTenant(cancellation);
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return ((SubjectResolver) reference).consumes();
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    return ((SubjectResolver) reference).resolve(known, cancellation);
  }

  @Override
  public ReadOutcome read(ReadTask task, RecordSink sink) {
    return ((ReadAction) reference).read(task, sink);
  }

  private DeleteAction deleting() {
    return (DeleteAction) reference;
  }

  @Override
  public Proposal propose(PlanTask task) {
    return deleting().propose(task);
  }

  @Override
  public Inspection inspect(StepCall call) {
    return deleting().inspect(call);
  }

  @Override
  public StepOutcome perform(StepCall call, StepPermit permit) {
    return deleting().perform(call, permit);
  }

  @Override
  public StepOutcome poll(StepCall call, String token) {
    return deleting().poll(call, token);
  }

  @Override
  public void close() {
    reference.close();
  }
}
