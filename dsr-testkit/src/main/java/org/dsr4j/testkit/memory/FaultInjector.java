package org.dsr4j.testkit.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.model.Cancellation;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;

/** Decides which calls fail, and how. Thread-safe. */
final class FaultInjector {

  private final Map<FaultPoint, Fault> faults = new HashMap<>();
  private int interruptAfter = 1;

  synchronized void inject(Fault fault, FaultPoint point) {
    faults.put(point, fault);
    notifyAll();
  }

  synchronized void interruptAfter(int records) {
    interruptAfter = records;
  }

  /** Releases hanging calls. */
  synchronized void clear() {
    faults.clear();
    notifyAll();
  }

  /** Lets a call pass, fail or wait; a call that must be interrupted passes here. */
  synchronized void beforeCall(FaultPoint point, String question, Cancellation cancellation)
      throws MemoryFailure {
    awaitHealing(point, question, cancellation);
    Fault fault = faults.get(point);
    if (fault == Fault.NOT_PERMITTED) {
      throw new MemoryFailure(MemoryFailure.Reason.REFUSED, question);
    }
    if (fault == Fault.UNAVAILABLE) {
      throw new MemoryFailure(MemoryFailure.Reason.UNAVAILABLE, question);
    }
  }

  /**
   * Like {@link #beforeCall}, for calls without a partial result: an interrupted call fails
   * completely.
   */
  synchronized void check(FaultPoint point, String question, Cancellation cancellation)
      throws MemoryFailure {
    beforeCall(point, question, cancellation);
    if (faults.get(point) == Fault.INTERRUPTED) {
      throw new MemoryFailure(MemoryFailure.Reason.UNAVAILABLE, question);
    }
  }

  /** Whether an answer is lost. */
  synchronized boolean isInterrupted(FaultPoint point) {
    return faults.get(point) == Fault.INTERRUPTED;
  }

  /**
   * Like {@link #beforeCall}; returns how many rows may follow before an interruption, if there is
   * one.
   */
  synchronized Optional<Integer> recordsBeforeFault(
      FaultPoint point, int sent, String question, Cancellation cancellation) throws MemoryFailure {
    beforeCall(point, question, cancellation);
    if (faults.get(point) != Fault.INTERRUPTED) {
      return Optional.empty();
    }
    if (sent >= interruptAfter) {
      throw new MemoryFailure(MemoryFailure.Reason.UNAVAILABLE, question);
    }
    return Optional.of(interruptAfter - sent);
  }

  private void awaitHealing(FaultPoint point, String question, Cancellation cancellation)
      throws MemoryFailure {
    Cancellation.Registration wakes = cancellation.onCancel(this::wake);
    try {
      while (faults.get(point) == Fault.HANGS && !cancellation.isCancelled()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MemoryFailure(MemoryFailure.Reason.CANCELLED, question);
    } finally {
      wakes.close();
    }
    if (cancellation.isCancelled()) {
      throw new MemoryFailure(MemoryFailure.Reason.CANCELLED, question);
    }
  }

  private synchronized void wake() {
    notifyAll();
  }
}
