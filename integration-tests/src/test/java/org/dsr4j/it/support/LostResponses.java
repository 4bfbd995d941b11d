package org.dsr4j.it.support;

import org.dsr4j.change.PlannedStep;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;

/** Cuts the connection of the calls of one step, before or after their effect. */
public final class LostResponses implements RequestWatcher {

  private final PlannedStep step;
  private final boolean applied;
  private int disconnectCount;

  private LostResponses(PlannedStep step, boolean applied) {
    this.step = step;
    this.applied = applied;
  }

  public static LostResponses before(PlannedStep step) {
    return new LostResponses(step, false);
  }

  public static LostResponses after(PlannedStep step) {
    return new LostResponses(step, true);
  }

  @Override
  public synchronized Verdict beforeEffect(RecordedRequest request) {
    return applied ? Verdict.PROCEED : verdict(request);
  }

  @Override
  public synchronized Verdict afterEffect(RecordedRequest request) {
    return applied ? verdict(request) : Verdict.PROCEED;
  }

  private Verdict verdict(RecordedRequest request) {
    if (!StepCalls.isOf(step, request)) {
      return Verdict.PROCEED;
    }
    disconnectCount++;
    return Verdict.DISCONNECT;
  }

  public synchronized int disconnectCount() {
    return disconnectCount;
  }
}
