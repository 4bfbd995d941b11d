package org.dsr4j.testkit.contract;

import java.time.Duration;
import java.util.function.Consumer;
import org.dsr4j.model.Cancellation;

/** Cancels a call that hangs and looks whether it ends. */
final class Hanging {

  /** For a call to begin to hang; when it is too short, the call is cancelled as it begins. */
  private static final Duration BEGIN = Duration.ofMillis(200);

  private Hanging() {}

  static void call(
      Findings findings,
      String where,
      Duration patience,
      Consumer<Cancellation> call,
      Runnable healing)
      throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    Thread thread = new Thread(() -> call.accept(cancellation), "contract-kit-hanging-call");
    thread.setDaemon(true);
    thread.start();
    awaitHanging(thread);
    findings.breachAtUnless(thread.isAlive(), where, "the harness's fault HANGS did not hang");
    cancellation.cancel();
    thread.join(patience.toMillis());
    findings.breachAtUnless(
        !thread.isAlive(),
        where,
        "still hanging " + patience.toMillis() + " ms after it was cancelled");
    healing.run();
    thread.join(patience.toMillis());
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
}
