package org.dsr4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.dsr4j.benchmarks.client.SmallRequests;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/** Starts simulated tenants and sends requests to one of them, in a separate process. */
final class SimulatorRun {

  private SimulatorRun() {}

  /**
   * Runs it and prints the results.
   *
   * @param arguments the number of tenants to start, the number of rounds, and the number of
   *     requests per round
   * @throws Exception when a tenant does not answer
   */
  public static void main(String[] arguments) throws Exception {
    int starts = Integer.parseInt(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    int requests = Integer.parseInt(arguments[2]);
    print("coldStartMillis", start());
    double[] further = new double[starts];
    for (int i = 0; i < starts; i++) {
      further[i] = start();
    }
    print("startMillis", Arrays.stream(further).min().orElseThrow());
    print("startMillisMedian", median(further));
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      ask(simulated, rounds, requests);
    }
  }

  /** Milliseconds until the first answer, which is the waiting time of a test. */
  private static double start() throws Exception {
    long start = System.nanoTime();
    try (SimulatedTenant simulated = SimulatedTenant.start();
        SmallRequests client = new SmallRequests(simulated, List.of("/v1.0/organization"))) {
      client.send(1);
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private static void ask(SimulatedTenant simulated, int rounds, int requests) throws Exception {
    SimulatedUser person = simulated.user("person").group("Finance").group("Works council");
    simulated.user("colleague").device(device -> device.windows().apps(3)).signIns(20);
    String object = "/v1.0/users/" + person.objectId();
    try (SmallRequests sockets =
        new SmallRequests(simulated, List.of(object, object + "/memberOf"))) {
      double[] perSecond = rounds(simulated, rounds, requests, sockets::send);
      print("firstRoundRequestsPerSecond", perSecond[0]);
      print("requestsPerSecond", best(perSecond));
      print("requestsPerSecondMedian", median(perSecond));
      double[] byClient = rounds(simulated, rounds, requests, sockets::sendByHttpClient);
      print("httpClientRequestsPerSecond", best(byClient));
      print("httpClientRequestsPerSecondMedian", median(byClient));
    }
  }

  private interface RequestLoad {
    void send(int count) throws Exception;
  }

  /** The requests per second of each round, in the order of the rounds. */
  private static double[] rounds(
      SimulatedTenant simulated, int rounds, int requests, RequestLoad sending) throws Exception {
    double[] perSecond = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      sending.send(requests);
      perSecond[i] = requests / ((System.nanoTime() - start) / 1e9);
      simulated.clearRequests();
    }
    return perSecond;
  }

  private static double best(double[] perSecond) {
    return Arrays.stream(perSecond).max().orElseThrow();
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }

  private static void print(String name, double value) {
    System.out.println(name + "=" + value);
  }
}
