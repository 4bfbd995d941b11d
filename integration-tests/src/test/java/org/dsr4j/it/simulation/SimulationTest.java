package org.dsr4j.it.simulation;

import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void scratch() {
    long t0 = System.nanoTime();
    try (Bench bench = new Bench()) {
      System.out.println(bench.approved(World.CASE).plan().steps().stream().map(s -> s.kind() + " " + s.source()).toList());
      System.out.println(bench.approved(World.CASE).plan().json().length);
      System.out.println("bench ms " + (System.nanoTime() - t0) / 1000000);
      Simulation simulation = new Simulation(bench, EngineDefect.NONE);
      java.util.Map<String, Integer> counts = new java.util.TreeMap<>();
      t0 = System.nanoTime();
      int n = Integer.getInteger("dsr.sim.seeds", 200);
      for (long seed = 1; seed <= n; seed++) {
        Simulation.Outcome o = simulation.play(seed);
        if (seed <= 2) System.out.println(o.text());
        if (o.violation() != null) {
          String k = o.violation().invariant().name();
          if (counts.merge(k, 1, Integer::sum) <= 2) System.out.println(simulation.shortest(o).text());
        }
      }
      System.out.println(counts + " ms " + (System.nanoTime() - t0) / 1000000);
    }
  }
}
