package org.dsr4j.it.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Everything that is drawn from a seed. */
record Script(long seed, boolean protectedAccount, List<Move> moves) {

  private static final int[] REACH = {8, 30, 60, 130};
  private static final int[] MINUTES = {1, 16, 40, 40, 40, 24 * 60, 8 * 24 * 60};

  static Script of(long seed) {
    Random random = new Random(new SplittableRandom(seed).nextLong());
    boolean protectedAccount = random.nextInt(2) == 0;
    List<Move> moves = new ArrayList<>();
    for (int calm = random.nextInt(5); calm > 0; calm--) {
      moves.add(new Move.Run(List.of()));
      moves.add(new Move.Wait(40, true));
    }
    for (int more = 2 + random.nextInt(5); more > 0; more--) {
      moves.addAll(next(random));
    }
    return new Script(seed, protectedAccount, List.copyOf(moves));
  }

  private static List<Move> next(Random random) {
    int which = random.nextInt(100);
    if (which < 44) {
      return List.of(run(random));
    } else if (which < 60) {
      return List.of(new Move.Wait(MINUTES[random.nextInt(MINUTES.length)], random.nextInt(4) > 0));
    } else if (which < 75) {
      return List.of(new Move.Outside(outside(random)));
    } else if (which < 80) {
      return List.of(new Move.Replay());
    } else if (which < 83) {
      return List.of(new Move.Tampered(random.nextInt(1 << 20)));
    } else if (which < 91) {
      return undone(random);
    } else if (which < 94) {
      return List.of(new Move.Verify());
    } else if (which < 96) {
      Move then = random.nextBoolean() ? new Move.Replay() : run(random);
      return List.of(new Move.Stopped(random.nextBoolean()), then);
    }
    return List.of(new Move.OtherCase());
  }

  /** The account comes back, and then somebody continues as if it had not. */
  private static List<Move> undone(Random random) {
    Move back =
        random.nextBoolean()
            ? new Move.Restoration()
            : new Move.Outside(Act.RESTORE_AND_DELETE_ACCOUNT);
    Move then = random.nextBoolean() ? new Move.Replay() : run(random);
    return List.of(back, new Move.Wait(MINUTES[random.nextInt(MINUTES.length)], false), then);
  }

  private static Move run(Random random) {
    List<Move.Interruption> interruptions = new ArrayList<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      int point = 1 + random.nextInt(REACH[random.nextInt(REACH.length)]);
      interruptions.add(new Move.Interruption(point, during(random), random.nextInt(1 << 20)));
    }
    return new Move.Run(List.copyOf(interruptions));
  }

  private static Act during(Random random) {
    int which = random.nextInt(10);
    if (which < 3) {
      return Act.KILL;
    } else if (which < 6) {
      return Act.CUT;
    }
    return Act.values()[random.nextInt(Act.values().length)];
  }

  private static Act outside(Random random) {
    Act act = Act.values()[random.nextInt(Act.values().length)];
    return act.outside() ? act : outside(random);
  }

  Script with(List<Move> others) {
    return new Script(seed, protectedAccount, List.copyOf(others));
  }
}
