package org.dsr4j.testkit.mutants.decorator;

import java.util.List;
import java.util.function.Predicate;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** Modified proposals. */
public final class ModifiedProposals {

  private ModifiedProposals() {}

  /** The part of a proposal for some sources. */
  public static Proposal of(Proposal all, PlanTask task, Predicate<String> wanted) {
    Proposal some = new Proposal();
    all.steps().stream().filter(step -> wanted.test(step.source())).forEach(some::step);
    for (SourceDescriptor source : task.sources()) {
      if (wanted.test(source.id())) {
        all.gaps(source.id()).forEach(part -> some.gap(source.id(), part));
        if (all.hasNoData(source.id())) {
          some.noData(source.id());
        }
      }
    }
    return some;
  }

  /** A task with other sources. */
  public static PlanTask of(PlanTask task, List<SourceDescriptor> sources) {
    return new PlanTask() {
      @Override
      public DsrRequest request() {
        return task.request();
      }

      @Override
      public ErasureOrder order() {
        return task.order();
      }

      @Override
      public Identity identity() {
        return task.identity();
      }

      @Override
      public List<SourceDescriptor> sources() {
        return sources;
      }

      @Override
      public Cancellation cancellation() {
        return task.cancellation();
      }
    };
  }
}
