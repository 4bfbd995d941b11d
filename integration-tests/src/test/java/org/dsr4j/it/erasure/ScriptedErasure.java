package org.dsr4j.it.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;
import org.dsr4j.testkit.SimulatedTenant;

/**
 * An erasure by the real engine with an adapter whose moves a test writes: the only way to a permit
 * for whoever is not the engine.
 */
public final class ScriptedErasure implements AdapterProvider {

  private static final String PERSON = "aaaaaaaa-0000-4000-8000-000000000001";

  /** What the adapter does when it is asked to perform a step. */
  public interface Move {
    StepOutcome perform(StepCall call, StepPermit permit);
  }

  private final ErasureFixture rig;
  private final List<String> pins = new ArrayList<>();
  private Runnable planning = () -> {};
  private Consumer<StepCall> inspecting = call -> {};
  private Move move = (call, permit) -> new StepOutcome.Done("");

  public ScriptedErasure(SimulatedTenant tenant) {
    this.rig = new ErasureFixture(tenant);
  }

  /** Plans one more step, which one request performs. */
  public ScriptedErasure step(GraphWrite write) {
    pins.add(write.requestDigest());
    return this;
  }

  /** Plans one more step, as a plan of an older version has it. */
  ScriptedErasure unpinnedStep() {
    pins.add("");
    return this;
  }

  ScriptedErasure whilePlanning(Runnable what) {
    planning = what;
    return this;
  }

  ScriptedErasure whileInspecting(Consumer<StepCall> what) {
    inspecting = what;
    return this;
  }

  /** Plans, approves and executes. */
  public ChangeReport run(Move how) {
    move = how;
    try (Dsr dsr = dsr()) {
      return dsr.execute(approved(plan(dsr)));
    }
  }

  private Dsr dsr() {
    DsrBuilder builder = Dsr.builder(rig.tenantId());
    return builder
        .adapter(this)
        .clock(rig.clock())
        .journal(rig.store())
        .caseKeys(rig.keys())
        .journalSigner(rig.signer())
        .build();
  }

  private ChangePlan plan(Dsr dsr) {
    DsrRequest request =
        GraphTenant.request(rig.tenantId(), "DSR-1", DataSubject.objectId(PERSON))
            .withDecision(
                Decision.grant("no reason to keep anything", "officer", ErasureFixture.DAY));
    return dsr.planDeletion(request, ErasureFixture.order());
  }

  private ApprovedPlan approved(ChangePlan plan) {
    return rig.approved(plan, PERSON);
  }

  @Override
  public String id() {
    return "scripted";
  }

  @Override
  public int spiMajor() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    SourceDescriptor.Builder source =
        SourceDescriptor.builder("things", "Things").category(SourceCategory.CUSTOMER_DATA);
    for (Action action : Action.values()) {
      source.on(action, new ActionSupport.NotApplicable("nothing of the kind"));
    }
    source
        .match(MatchRule.field("id", IdentifierKind.OBJECT_ID))
        .readable("Things.Read")
        .on(Action.DELETE, ActionSupport.supported("Things.Write"));
    return new AdapterDefinition("Scripted", "1", List.of(source.build()));
  }

  @Override
  public Adapter open(AdapterContext context) {
    return new Scripted();
  }

  private final class Scripted implements Adapter, DiscoverAction, ExportAction, DeleteAction {

    @Override
    public TenantCheck confirmTenant(Cancellation cancellation) {
      return TenantCheck.asserted("by the test");
    }

    @Override
    public ReadOutcome read(ReadTask task, RecordSink sink) {
      return ReadOutcome.complete();
    }

    @Override
    public Proposal propose(PlanTask task) {
      planning.run();
      Proposal proposal = new Proposal();
      StepDraft last = null;
      for (String pin : pins) {
        StepDraft step = StepDraft.of("things", ChangePhase.OBJECTS, "change-thing", "thing");
        if (!pin.isEmpty()) {
          step.requestDigest(pin);
        }
        if (last != null) {
          step.after(last);
        }
        proposal.step(step.permissions("Things.Write"));
        last = step;
      }
      return proposal;
    }

    @Override
    public Inspection inspect(StepCall call) {
      inspecting.accept(call);
      return new Inspection.Open();
    }

    @Override
    public StepOutcome perform(StepCall call, StepPermit permit) {
      return move.perform(call, permit);
    }

    @Override
    public StepOutcome poll(StepCall call, String token) {
      return new StepOutcome.Done("");
    }

    @Override
    public void close() {}
  }
}
