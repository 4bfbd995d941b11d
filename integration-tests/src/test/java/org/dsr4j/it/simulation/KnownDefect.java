package org.dsr4j.it.simulation;

import static org.dsr4j.it.history.Invariant.APPROVAL_ONCE;
import static org.dsr4j.it.history.Invariant.INTENT_FIRST;
import static org.dsr4j.it.history.Invariant.IRREVERSIBLE_ONCE;
import static org.dsr4j.it.history.Invariant.IRREVERSIBLE_ONCE_FOR_ALL_CASES;
import static org.dsr4j.it.history.Invariant.LEDGER_NOT_BETTER;
import static org.dsr4j.it.history.Invariant.NONE_AFTER_RESTORATION;
import static org.dsr4j.it.history.Invariant.ONE_WRITER;
import static org.dsr4j.it.history.Invariant.OWN_PLAN;

import java.util.List;
import java.util.Optional;
import org.dsr4j.it.history.Invariant;

/**
 * What the engine is known to get wrong, each with a seed that shows it. The suite stays green with
 * these; {@link SimulationTest} demands that each still happens, so that the entry of a repaired
 * defect has to be removed here.
 *
 * @param invariant what is broken
 * @param cause the move or act that must have happened before
 * @param detail a part of the violation's text
 * @param seed a seed that shows it
 */
record KnownDefect(Invariant invariant, String cause, String detail, long seed) {

  private static final String APP_DATA = "wipeManagedAppRegistrationsByDeviceTag";

  static final List<KnownDefect> ALL =
      List.of(
          // A changed plan is accepted, approved and executed.
          new KnownDefect(OWN_PLAN, "Tampered", "", 19),
          // An approval is valid again after a restoration.
          new KnownDefect(APPROVAL_ONCE, "Restoration", "", 22),
          // A purge is sent for a deletion that this case did not make.
          new KnownDefect(
              NONE_AFTER_RESTORATION, "RESTORE_ACCOUNT", "/directory/deletedItems/", 234),
          // Two runners write one journal when its lock file was deleted.
          new KnownDefect(ONE_WRITER, "SECOND_RUNNER_WITHOUT_LOCK", "", 68),
          new KnownDefect(INTENT_FIRST, "SECOND_RUNNER_WITHOUT_LOCK", "", 789),
          // Two cases of one person do not know each other.
          new KnownDefect(IRREVERSIBLE_ONCE_FOR_ALL_CASES, "OTHER_CASE", APP_DATA, 20),
          // The accepted wipe of app data cannot be seen until the person opens the app.
          new KnownDefect(IRREVERSIBLE_ONCE, "KILL", APP_DATA, 323),
          // The app data of an account that others deleted count as wiped.
          new KnownDefect(LEDGER_NOT_BETTER, "DELETE_ACCOUNT", "wipe-app-data DONE", 30),
          new KnownDefect(LEDGER_NOT_BETTER, "DELETE_ACCOUNT", "wipe-app-data ALREADY", 130),
          // A deleted account that the directory still shows counts as restored.
          new KnownDefect(LEDGER_NOT_BETTER, "LATE_DIRECTORY", "restore-account ALREADY", 803));

  static Optional<KnownDefect> of(Simulation.Outcome outcome) {
    return ALL.stream().filter(each -> each.explains(outcome)).findFirst();
  }

  boolean explains(Simulation.Outcome outcome) {
    return outcome.broken().equals(Optional.of(invariant))
        && outcome.happened().contains(cause)
        && outcome.violation().detail().contains(detail);
  }
}
