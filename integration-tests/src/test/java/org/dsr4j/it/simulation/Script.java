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
    boolean protectedAccount = random.nextInt(3) == 0;
    List<Move> moves = new ArrayList<>();
    for (int calm = random.nextInt(4); calm > 0; calm--) {
      moves.add(new Move.Run(List.of()));
      moves.add(new Move.Wait(40, true));
    }
    for (int more = 3 + random.nextInt(6); more > 0; more--) {
      moves.add(move(random));
    }
    return new Script(seed, protectedAccount, List.copyOf(moves));
  }

  private static Move move(Random random) {
    int which = random.nextInt(100);
    if (which < 48) {
      return run(random);
    } else if (which < 66) {
      return new Move.Wait(MINUTES[random.nextInt(MINUTES.length)], random.nextInt(4) > 0);
    } else if (which < 83) {
      return new Move.Outside(outside(random));
    } else if (which < 86) {
      return new Move.Replay();
    } else if (which < 89) {
      return new Move.Tampered(random.nextInt(1 << 20));
    } else if (which < 92) {
      return new Move.Restoration();
    } else if (which < 97) {
      return new Move.Verify();
    }
    return new Move.OtherCase();
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
