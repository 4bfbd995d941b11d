package org.dsr4j.testkit.mutants.decorator;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterProvider;
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
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.memory.MemoryHarness;

/** Ways to break the reference adapter, each in one place. */
public final class Mutations {

  private Mutations() {}

  /** Reads otherwise; the adapter handed over reads as the reference does. */
  public interface Reader {
    ReadOutcome read(DecoratedAdapter reference, ReadTask task, RecordSink sink);
  }

  /** Answers look-ups otherwise. */
  public interface Resolver {
    Resolution resolve(DecoratedAdapter reference, Identity known, Cancellation cancellation);
  }

  /** Proposes otherwise. */
  public interface Planner {
    Proposal propose(DecoratedAdapter reference, PlanTask task);
  }

  /** Performs otherwise. */
  public interface Performer {
    StepOutcome perform(DecoratedAdapter reference, StepCall call, StepPermit permit);
  }

  /** Makes another adapter. */
  public interface Opening {
    Adapter open(Adapter reference);
  }

  public static Supplier<AdapterHarness> provider(Supplier<AdapterProvider> provider) {
    return () -> new MemoryHarness(provider.get());
  }

  public static Supplier<AdapterHarness> declaring(UnaryOperator<List<SourceDescriptor>> change) {
    return provider(
        () ->
            new MutantProvider(
                (instance, sources) -> change.apply(sources), (adapter, context) -> adapter));
  }

  public static Supplier<AdapterHarness> opening(MutantProvider.Opening change) {
    return provider(() -> new MutantProvider((instance, sources) -> sources, change));
  }

  public static Supplier<AdapterHarness> adapter(Opening change) {
    return opening((reference, context) -> change.open(reference));
  }

  public static Supplier<AdapterHarness> reading(Reader reader) {
    return adapter(reference -> broken(reference, reader));
  }

  public static Supplier<AdapterHarness> resolving(Resolver resolver) {
    return adapter(
        reference ->
            new DecoratedAdapter(reference) {
              @Override
              public Resolution resolve(Identity known, Cancellation cancellation) {
                return resolver.resolve(new DecoratedAdapter(reference), known, cancellation);
              }
            });
  }

  public static Supplier<AdapterHarness> planning(Planner planner) {
    return adapter(
        reference ->
            new DecoratedAdapter(reference) {
              @Override
              public Proposal propose(PlanTask task) {
                return planner.propose(new DecoratedAdapter(reference), task);
              }
            });
  }

  public static Supplier<AdapterHarness> inspecting(
      BiFunction<StepCall, Inspection, Inspection> seen) {
    return adapter(
        reference ->
            new DecoratedAdapter(reference) {
              @Override
              public Inspection inspect(StepCall call) {
                return seen.apply(call, super.inspect(call));
              }
            });
  }

  public static Supplier<AdapterHarness> performing(Performer performer) {
    return adapter(
        reference ->
            new DecoratedAdapter(reference) {
              @Override
              public StepOutcome perform(StepCall call, StepPermit permit) {
                return performer.perform(new DecoratedAdapter(reference), call, permit);
              }
            });
  }

  public static Supplier<AdapterHarness> pushing(UnaryOperator<RecordSink> sinks) {
    return reading((reference, task, sink) -> reference.read(task, sinks.apply(sink)));
  }

  public static Adapter broken(Adapter reference, Reader reader) {
    return new DecoratedAdapter(reference) {
      @Override
      public ReadOutcome read(ReadTask task, RecordSink sink) {
        return reader.read(new DecoratedAdapter(reference), task, sink);
      }
    };
  }
}
