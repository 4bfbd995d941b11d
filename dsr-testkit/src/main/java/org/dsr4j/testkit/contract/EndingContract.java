package org.dsr4j.testkit.contract;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  /** For a call to begin to hang; when it is too short, the call is cancelled as it begins. */
  private static final Duration BEGIN = Duration.ofMillis(200);

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

  private interface Call {
    void make(Cancellation cancellation);
  }

  private void hangs(Findings findings, String where, Call call) throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    Thread thread = new Thread(() -> call.make(cancellation), "contract-kit-hanging-call");
    thread.setDaemon(true);
    thread.start();
    awaitHanging(thread);
    findings.breachAtUnless(thread.isAlive(), where, "the harness's fault HANGS did not hang");
    cancellation.cancel();
    long patience = bench().patience().toMillis();
    thread.join(patience);
    findings.breachAtUnless(
        !thread.isAlive(), where, "still hanging " + patience + " ms after it was cancelled");
    bench().harness().heal();
    thread.join(patience);
  }

  /** A thread that reads from a socket never says that it waits: for that one the time decides. */
  private static void awaitHanging(Thread thread) throws InterruptedException {
    long deadline = System.nanoTime() + BEGIN.toNanos();
    while (thread.isAlive() && !waits(thread) && System.nanoTime() < deadline) {
      thread.join(1);
    }
  }

  private static boolean waits(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
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
