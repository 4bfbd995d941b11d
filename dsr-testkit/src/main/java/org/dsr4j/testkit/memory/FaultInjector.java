package org.dsr4j.testkit.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.model.Cancellation;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;

/** Which questions fail, and how. Thread-safe. */
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

  /** Whoever hangs goes on. */
  synchronized void clear() {
    faults.clear();
    notifyAll();
  }

  /** Lets a question pass, or fail, or wait; one that breaks off is let pass here. */
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

  /** As {@link #beforeCall}, for what cannot break off after a part: it fails altogether. */
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

  /** As {@link #beforeCall}; says how many rows may follow before it breaks off, if it does. */
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
