package org.dsr4j.change;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dsr4j.CheckedCalls;
import org.dsr4j.Samples;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
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
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPeriod;
import org.dsr4j.spi.StepPermit;
import org.dsr4j.spi.SubjectResolver;
import org.jspecify.annotations.Nullable;

/** A vault whose adapter misbehaves in one of its methods. */
public final class FaultyVault implements AdapterProvider {

  /** The methods of an adapter that the engine calls. */
  public enum Method {
    CONFIRM,
    RESOLVE,
    PROPOSE,
    INSPECT,
    PERFORM,
    POLL,
    UNDO,
    CLOSE
  }

  /** What the adapter does instead of, or around, its work. */
  public interface Fault {
    @Nullable Object happen(Cancellation cancellation, Supplier<?> work) throws Throwable;
  }

  public final FakeVault vault;
  private @Nullable Method method;
  private Fault fault = (cancellation, work) -> work.get();

  public FaultyVault(FakeVault vault) {
    this.vault = vault;
  }

  public void in(Method broken, Fault how) {
    this.method = broken;
    this.fault = how;
  }

  @SuppressWarnings({"unchecked", "NullAway"})
  private <T> T during(Method called, Cancellation cancellation, Supplier<T> work) {
    return called == method
        ? (T) CheckedCalls.call(() -> fault.happen(cancellation, work))
        : work.get();
  }

  @Override
  public String id() {
    return vault.id();
  }

  @Override
  public int spiMajor() {
    return vault.spiMajor();
  }

  @Override
  public ConfigurationSpec configuration() {
    return vault.configuration();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return vault.define(instance, configuration);
  }

  @Override
  public Adapter open(AdapterContext context) {
    return new Faulty((DeleteAction) vault.open(context));
  }

  private final class Faulty
      implements Adapter, SubjectResolver, DiscoverAction, ExportAction, DeleteAction {
    private final DeleteAction sound;

    Faulty(DeleteAction sound) {
      this.sound = sound;
    }

    private Adapter adapter() {
      return (Adapter) sound;
    }

    @Override
    public TenantCheck confirmTenant(Cancellation cancellation) {
      return during(Method.CONFIRM, cancellation, () -> adapter().confirmTenant(cancellation));
    }

    @Override
    public Set<IdentifierKind> consumes() {
      return Set.of();
    }

    @Override
    public Resolution resolve(Identity known, Cancellation cancellation) {
      return during(Method.RESOLVE, cancellation, () -> Samples.identified("user"));
    }

    @Override
    public ReadOutcome read(ReadTask task, RecordSink sink) {
      return ((DiscoverAction) sound).read(task, sink);
    }

    @Override
    public Proposal propose(PlanTask task) {
      return during(Method.PROPOSE, task.cancellation(), () -> sound.propose(task));
    }

    @Override
    public Inspection inspect(StepCall call) {
      return during(Method.INSPECT, call.cancellation(), () -> sound.inspect(call));
    }

    @Override
    public StepOutcome perform(StepCall call, StepPermit permit) {
      return during(Method.PERFORM, call.cancellation(), () -> sound.perform(call, permit));
    }

    @Override
    public StepOutcome poll(StepCall call, String token) {
      return during(Method.POLL, call.cancellation(), () -> sound.poll(call, token));
    }

    @Override
    public Optional<StepDraft> undo(PlannedStep done, StepPeriod period) {
      return during(
          Method.UNDO,
          new Cancellation(),
          () ->
              Optional.of(
                  StepDraft.of(done.source().source(), done.phase(), "undo", done.target())
                      .reversibility(Reversibility.REVERSIBLE)));
    }

    @Override
    public void close() {
      during(
          Method.CLOSE,
          new Cancellation(),
          () -> {
            adapter().close();
            return true;
          });
    }
  }
}
