package org.dsr4j.graph.throttle;

import java.util.concurrent.locks.Condition;

/** The time source of the budgets; tests provide their own. */
interface Ticker {

  /** The system time. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the caller has the loop
        public void await(Condition changed, long nanos) throws InterruptedException {
          // The caller checks again after every wake-up.
          changed.awaitNanos(nanos);
        }
      };

  long nanoTime();

  /** Waits for a change, up to a maximum time. */
  void await(Condition changed, long nanos) throws InterruptedException;
}
