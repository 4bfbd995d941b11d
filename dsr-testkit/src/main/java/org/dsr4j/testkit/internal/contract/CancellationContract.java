package org.dsr4j.testkit.internal.contract;

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
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.internal.contract.fixture.CancellationCheck;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.contract.fixture.RecordedResolution;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code FAULT} on cancelled calls and on a sink that accepts no more records. */
public abstract class CancellationContract extends ContractConcern {

  /** The maximum number of sources to try, because each takes a moment. */
  private static final int TRIED = 3;

  /** For subclasses. */
  public CancellationContract() {}

  @ChecksRule(Rule.FAULT_04)
  final void aReadThatHangsEndsWhenCancelled() {
    check(
        findings -> {
          Identity identity = readFixture().identity(readFixture().population().person());
          for (SourceDescriptor source :
              readFixture().exportable().stream().limit(TRIED).toList()) {
            readFixture().harness().clearFaults();
            readFixture().harness().inject(Fault.HANGS, FaultPoint.source(source.id()));
            hangs(
                findings,
                source.id(),
                cancellation ->
                    RecordedRead.of(
                        readFixture().adapter(),
                        source,
                        List.of(identity),
                        Window.all(),
                        cancellation));
          }
        });
  }

  private void hangs(Findings findings, String where, Consumer<Cancellation> call)
      throws InterruptedException {
    CancellationCheck.check(
        findings,
        where,
        readFixture().cancellationTimeout(),
        call,
        () -> readFixture().harness().clearFaults());
  }

  @ChecksRule(Rule.FAULT_10)
  final void exceptionsOfTheSinkArePassedOn() {
    check(
        findings -> {
          Identity identity = readFixture().identity(readFixture().population().person());
          for (SourceDescriptor source : readFixture().exportable()) {
            List<RecordedRead.Pushed> pushed = new ArrayList<>();
            IllegalStateException full =
                new IllegalStateException("the sink accepts no more records");
            RecordedRead reading =
                new RecordedRead(
                        source,
                        List.of(identity),
                        Window.all(),
                        new Cancellation(),
                        push -> {
                          pushed.add(push);
                          throw full;
                        })
                    .read(readFixture().adapter());
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

  @ChecksRule(Rule.FAULT_11)
  final void lookUpAndTenantCheckEndWhenCancelled() {
    check(
        findings -> {
          if (readFixture().adapter() instanceof SubjectResolver) {
            readFixture().harness().inject(Fault.HANGS, FaultPoint.resolution());
            hangs(
                findings,
                "look-up",
                cancellation ->
                    RecordedResolution.of(
                        readFixture().adapter(),
                        readFixture().population().person().lookUps().get(0),
                        cancellation));
          }
          readFixture().harness().inject(Fault.HANGS, FaultPoint.tenant());
          Adapter fresh =
              readFixture().open("hanging", readFixture().harness().tenant(), Clock.systemUTC());
          hangs(findings, "tenant check", cancellation -> confirm(fresh, cancellation));
          fresh.close();
        });
  }

  private static void confirm(Adapter adapter, Cancellation cancellation) {
    try {
      adapter.confirmTenant(cancellation);
    } catch (DsrException e) {
      // The rule requires an end with a code.
      cancellation.cancel();
    }
  }
}
