package org.dsr4j.testkit.contract;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.SubjectResolver;

/** What must end: rules {@code FAULT} on cancelled calls and a sink that takes nothing more. */
public abstract class EndingContract extends ContractConcern {

  /** Sources that are tried; each takes a moment. */
  private static final int TRIED = 3;

  /** For subclasses. */
  protected EndingContract() {}

  @Checks(Rule.FAULT_04)
  final void aReadThatHangsEndsWhenCancelled() {
    check(
        findings -> {
          Identity identity = bench().identity(bench().population().person());
          for (SourceDescriptor source : bench().exportable().stream().limit(TRIED).toList()) {
            bench().harness().heal();
            bench().harness().inject(Fault.HANGS, FaultPoint.source(source.id()));
            hangs(
                findings,
                source.id(),
                cancellation ->
                    Reading.of(
                        bench().adapter(), source, List.of(identity), Window.all(), cancellation));
          }
        });
  }

  private void hangs(Findings findings, String where, Consumer<Cancellation> call)
      throws InterruptedException {
    Hanging.call(findings, where, bench().patience(), call, () -> bench().harness().heal());
  }

  @Checks(Rule.FAULT_10)
  final void theSinkIsObeyed() {
    check(
        findings -> {
          Identity identity = bench().identity(bench().population().person());
          for (SourceDescriptor source : bench().exportable()) {
            List<Reading.Pushed> pushed = new ArrayList<>();
            IllegalStateException full = new IllegalStateException("the sink takes nothing more");
            Reading reading =
                new Reading(
                        source,
                        List.of(identity),
                        Window.all(),
                        new Cancellation(),
                        push -> {
                          pushed.add(push);
                          throw full;
                        })
                    .by(bench().adapter());
            findings.breachAtUnless(
                pushed.size() <= 1,
                source.id(),
                pushed.size() - 1 + " pushes after the sink threw");
            findings.breachAtUnless(
                pushed.isEmpty() || reading.thrown().isPresent(),
                source.id(),
                "the sink's exception was swallowed: " + reading.description());
          }
        });
  }

  @Checks(Rule.FAULT_11)
  final void lookUpAndTenantCheckEndWhenCancelled() {
    check(
        findings -> {
          if (bench().adapter() instanceof SubjectResolver) {
            bench().harness().inject(Fault.HANGS, FaultPoint.resolution());
            hangs(
                findings,
                "look-up",
                cancellation ->
                    Resolving.of(
                        bench().adapter(),
                        bench().population().person().ways().get(0),
                        cancellation));
          }
          bench().harness().inject(Fault.HANGS, FaultPoint.tenant());
          Adapter fresh = bench().open("hanging", bench().harness().tenant(), Clock.systemUTC());
          hangs(findings, "tenant check", cancellation -> confirm(fresh, cancellation));
          fresh.close();
        });
  }

  private static void confirm(Adapter adapter, Cancellation cancellation) {
    try {
      adapter.confirmTenant(cancellation);
    } catch (DsrException e) {
      // Ending with a code is what is asked for.
      cancellation.cancel();
    }
  }
}
