package org.dsr4j.it.simulation;

import java.util.List;
import java.util.stream.Collectors;

/** One part of a drawn history. */
sealed interface Move {

  /**
   * Something that happens during a run.
   *
   * @param point the number of the write or call, both with a point before and after them
   * @param variant decides what a write leaves on the disk
   */
  record Interruption(int point, Act act, int variant) {
    @Override
    public String toString() {
      return act + "@" + point;
    }
  }

  /** A process executes the plan, or resumes the case. */
  record Run(List<Interruption> interruptions) implements Move {
    @Override
    public String toString() {
      return interruptions.stream()
          .map(Interruption::toString)
          .collect(Collectors.joining(" ", "RUN ", ""));
    }
  }

  /** Time passes, and devices may check in before. */
  record Wait(int minutes, boolean checkIn) implements Move {}

  /** Something happens between two runs. */
  record Outside(Act act) implements Move {}

  /** The approved plan is executed once more, in place of a resume. */
  record Replay() implements Move {}

  /** A stored plan that was changed is approved and executed. */
  record Tampered(int variant) implements Move {}

  /** The changes are undone as far as possible, by an approved plan. */
  record Restoration() implements Move {}

  /** A person withdraws the case, or the controller refuses the request after all. */
  record Stopped(boolean refused) implements Move {}

  /** The case is verified. */
  record Verify() implements Move {}

  /** Another case of the same person is executed or resumed. */
  record OtherCase() implements Move {}
}
