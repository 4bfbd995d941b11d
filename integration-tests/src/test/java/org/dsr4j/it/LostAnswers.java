package org.dsr4j.it;

import org.dsr4j.change.PlannedStep;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;

/** Cuts the connection at the calls of one step, before or after they take effect. */
final class LostAnswers implements RequestWatcher {

  private final PlannedStep step;
  private final boolean applied;
  private int cut;

  private LostAnswers(PlannedStep step, boolean applied) {
    this.step = step;
    this.applied = applied;
  }

  static LostAnswers before(PlannedStep step) {
    return new LostAnswers(step, false);
  }

  static LostAnswers after(PlannedStep step) {
    return new LostAnswers(step, true);
  }

  @Override
  public synchronized Verdict arriving(RecordedRequest request) {
    return applied ? Verdict.GO_ON : verdict(request);
  }

  @Override
  public synchronized Verdict answered(RecordedRequest request) {
    return applied ? verdict(request) : Verdict.GO_ON;
  }

  private Verdict verdict(RecordedRequest request) {
    if (!StepCalls.isOf(step, request)) {
      return Verdict.GO_ON;
    }
    cut++;
    return Verdict.CUT;
  }

  synchronized int cut() {
    return cut;
  }
}
