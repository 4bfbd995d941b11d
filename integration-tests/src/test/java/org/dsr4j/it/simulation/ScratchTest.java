package org.dsr4j.it.simulation;
import java.util.*;
import org.junit.jupiter.api.Test;
class ScratchTest {
  @Test
  void scratch() {
    try (Bench bench = new Bench()) {
      Simulation simulation = new Simulation(bench, EngineDefect.NONE);
      Map<String, Integer> counts = new TreeMap<>();
      Thread main = Thread.currentThread();
      Map<String,Integer> hits = new java.util.concurrent.ConcurrentHashMap<>();
      int[] total = new int[1];
      Thread sampler = new Thread(() -> { while (true) { var st = main.getStackTrace(); total[0]++; var seen = new LinkedHashSet<String>(); for (var f : st) { seen.add(f.getClassName().replaceAll(".*\\.", "") + "." + f.getMethodName()); } if (st.length > 0) seen.add("TOP " + st[0]); seen.forEach(x -> hits.merge(x, 1, Integer::sum)); try { Thread.sleep(2);} catch (Exception e) {} } });
      sampler.setDaemon(true); sampler.start();
      long t0 = System.nanoTime();
      int n = Integer.getInteger("n", 200);
      for (long seed = 1; seed <= n; seed++) {
        Simulation.Outcome o = simulation.play(seed);
        if (o.violation() != null && KnownDefect.of(o).isEmpty()) {
          String k = o.violation().invariant().name() + " " + (o.happened().contains("Tampered") ? "T" : "") + (o.happened().contains("Restoration") ? "R" : "")+ (o.happened().contains("SECOND_RUNNER_WITHOUT_LOCK") ? "L" : "") + " " + o.violation().detail().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*").replaceAll("entry.*|DSR-.*", "");
          if (counts.merge(k, 1, Integer::sum) == 1) System.out.println("AS " + k + " "+ seed);
        }
      }
      System.out.println("TIME ms " + (System.nanoTime() - t0) / 1000000);
      System.out.println("samples " + total[0] + " cpu ms " + java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()/1000000);
      hits.entrySet().stream().sorted((x, y) -> y.getValue() - x.getValue()).limit(130).forEach(x -> System.out.println("H " + x.getValue() + " " + x.getKey()));
      counts.forEach((k, v) -> System.out.println(v + " " + k));
    }
  }
}
