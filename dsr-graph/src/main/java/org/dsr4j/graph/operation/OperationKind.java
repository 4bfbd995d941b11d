package org.dsr4j.graph.operation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.dsr4j.graph.model.RetryPolicy;

/** The kinds of operations; they differ in how the service reports the state. */
public enum OperationKind {
  /** {@code exportPersonalData}; polled at {@code /dataPolicyOperations/{operationId}}. */
  DATA_POLICY(
      "/dataPolicyOperations/{operationId}",
      "notstarted,running",
      "complete",
      "failed",
      Duration.ofMinutes(1),
      Duration.ofMinutes(30)),
  /** A report; polled at {@code /deviceManagement/reports/exportJobs/{exportJobId}}. */
  EXPORT_JOB(
      "/deviceManagement/reports/exportJobs/{exportJobId}",
      "notstarted,inprogress",
      "completed",
      "failed",
      Duration.ofSeconds(5),
      Duration.ofMinutes(1)),
  /** An action that the device carries out when it checks in. */
  DEVICE_ACTION(
      "/deviceManagement/managedDevices/{managedDeviceId}",
      "none,pending,active",
      "done",
      "failed,notsupported,canceled",
      Duration.ofMinutes(1),
      Duration.ofMinutes(30)),
  /** Any other resource with a property {@code status}. */
  GENERIC(
      "",
      "notstarted,pending,queued,running,inprogress",
      "succeeded,completed,complete,done",
      "failed,cancelled,canceled",
      Duration.ofSeconds(10),
      Duration.ofMinutes(5));

  /** The meaning of a status value. */
  enum StatusMeaning {
    RUNNING,
    SUCCEEDED,
    FAILED,
    UNRECOGNISED
  }

  private final String template;
  private final String running;
  private final String succeeded;
  private final String failed;
  private final Duration initialDelay;
  private final Duration maxDelay;

  OperationKind(
      String template,
      String running,
      String succeeded,
      String failed,
      Duration initialDelay,
      Duration maxDelay) {
    this.template = template;
    this.running = running;
    this.succeeded = succeeded;
    this.failed = failed;
    this.initialDelay = initialDelay;
    this.maxDelay = maxDelay;
  }

  /** The path for status requests; empty for the generic kind. */
  String template() {
    return template;
  }

  StatusMeaning meaning(String word) {
    String folded = word.toLowerCase(Locale.ROOT);
    if (among(running, folded)) {
      return StatusMeaning.RUNNING;
    }
    if (among(succeeded, folded)) {
      return StatusMeaning.SUCCEEDED;
    }
    return among(failed, folded) ? StatusMeaning.FAILED : StatusMeaning.UNRECOGNISED;
  }

  private static boolean among(String words, String word) {
    return List.of(words.split(",", -1)).contains(word);
  }

  /** The wait after a number of status requests, if the service names no time. */
  Duration delayAfter(int attempts) {
    // The operation's deadline limits attempts and waits.
    return new RetryPolicy(
            Integer.MAX_VALUE, ChronoUnit.FOREVER.getDuration(), initialDelay, maxDelay)
        .delayAfter(attempts);
  }
}
