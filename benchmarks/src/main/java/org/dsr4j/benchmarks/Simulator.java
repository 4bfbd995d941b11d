package org.dsr4j.benchmarks;

import java.util.Properties;
import java.util.TreeSet;
import org.dsr4j.benchmarks.client.SmallRequests;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.ChildProcess;
import org.dsr4j.benchmarks.measurement.Measurements;

/**
 * Measures how fast a simulated tenant starts and how many small requests it answers, with client
 * and server in one process as in a test. A new process is used, so that its first start is a cold
 * start.
 */
final class Simulator implements Benchmark {

  private static final int HEAP_MIB = 512;

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    int rounds = form.number("simulator.rounds", 5, 15);
    int requests = form.number("simulator.requests", 10_000, 20_000);
    int starts = form.number("simulator.starts", 10, 20);
    Properties found =
        ChildProcess.run(
            SimulatorRun.class,
            HEAP_MIB,
            Integer.toString(starts),
            Integer.toString(rounds),
            Integer.toString(requests));
    Measurements figures = new Measurements();
    for (String name : new TreeSet<>(found.stringPropertyNames())) {
      figures.put(name, Double.parseDouble(found.getProperty(name)));
    }
    return figures
        .put("connections", SmallRequests.CONNECTIONS)
        .put("rounds", rounds)
        .put("requestsPerRound", requests)
        .put("processors", Runtime.getRuntime().availableProcessors());
  }
}
