package org.dsr4j.graph.throttle;

import java.util.concurrent.locks.Condition;

/** Time as the budgets see it; tests bring their own. */
interface Ticker {

  /** The machine's time. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
        public void await(Condition changed, long nanos) throws InterruptedException {
          // Woken for whatever reason, the caller asks again.
          changed.awaitNanos(nanos);
        }
      };

  long nanoTime();

  /** Waits, at most so long, for something to change. */
  void await(Condition changed, long nanos) throws InterruptedException;
}
