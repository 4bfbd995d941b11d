package org.dsr4j.it.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.it.history.Invariant;
import org.dsr4j.it.history.Violation;

/** Plays histories and finds the shortest one that still breaks the same invariant. */
final class Simulation {

  /**
   * The end of one history.
   *
   * @param lines what happened
   * @param happened the names of the moves and acts
   * @param violation the first one, at which the history ends; null when there is none
   */
  record Outcome(Script script, List<String> lines, Set<String> happened, Violation violation) {

    Optional<Invariant> broken() {
      return Optional.ofNullable(violation).map(Violation::invariant);
    }

    String text() {
      return "seed=" + script.seed() + " " + violation + "\n" + String.join("\n", lines);
    }
  }

  private final Bench bench;
  private final EngineDefect defect;

  Simulation(Bench bench, EngineDefect defect) {
    this.bench = bench;
    this.defect = defect;
  }

  Outcome play(long seed) {
    return play(Script.of(seed));
  }

  Outcome play(Script script) {
    World world = new World(bench, defect, script.protectedAccount());
    for (Move move : script.moves()) {
      if (world.checker().violations().isEmpty()) {
        world.apply(move);
      }
    }
    List<Violation> violations = world.checker().violations();
    return new Outcome(
        script,
        List.copyOf(world.history()),
        Set.copyOf(world.happened()),
        violations.isEmpty() ? null : violations.get(0));
  }

  /** Leaves out moves and interruptions as long as the same invariant is broken. */
  Outcome shortest(Outcome failed) {
    Outcome best = failed;
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (List<Move> fewer : fewer(best.script().moves())) {
        Outcome outcome = play(best.script().with(fewer));
        if (outcome.broken().equals(failed.broken())) {
          best = outcome;
          shorter = true;
          break;
        }
      }
    }
    return best;
  }

  private static List<List<Move>> fewer(List<Move> moves) {
    List<List<Move>> all = new ArrayList<>();
    for (int i = 0; i < moves.size(); i++) {
      List<Move> without = new ArrayList<>(moves);
      Move left = without.remove(i);
      all.add(without);
      if (left instanceof Move.Run run) {
        for (Move.Interruption each : run.interruptions()) {
          List<Move.Interruption> others = new ArrayList<>(run.interruptions());
          others.remove(each);
          List<Move> calmer = new ArrayList<>(moves);
          calmer.set(i, new Move.Run(List.copyOf(others)));
          all.add(calmer);
        }
      }
    }
    return all;
  }
}
