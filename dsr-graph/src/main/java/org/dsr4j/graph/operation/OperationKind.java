package org.dsr4j.graph.operation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.dsr4j.graph.model.RetryPolicy;

/** How the service tells how far it is. */
public enum OperationKind {
  /** {@code exportPersonalData}; asked after at {@code /dataPolicyOperations/{operationId}}. */
  DATA_POLICY(
      "/dataPolicyOperations/{operationId}",
      "notstarted,running",
      "complete",
      "failed",
      Duration.ofMinutes(1),
      Duration.ofMinutes(30)),
  /** A report; asked after at {@code /deviceManagement/reports/exportJobs/{exportJobId}}. */
  EXPORT_JOB(
      "/deviceManagement/reports/exportJobs/{exportJobId}",
      "notstarted,inprogress",
      "completed",
      "failed",
      Duration.ofSeconds(5),
      Duration.ofMinutes(1)),
  /** An action on a device, which the device carries out when it next checks in. */
  DEVICE_ACTION(
      "/deviceManagement/managedDevices/{managedDeviceId}",
      "none,pending,active",
      "done",
      "failed,notsupported,canceled",
      Duration.ofMinutes(1),
      Duration.ofMinutes(30)),
  /** Anything else with a property {@code status}. */
  GENERIC(
      "",
      "notstarted,pending,queued,running,inprogress",
      "succeeded,completed,complete,done",
      "failed,cancelled,canceled",
      Duration.ofSeconds(10),
      Duration.ofMinutes(5));

  /** What a word means. */
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

  /** Where it is asked after; empty for the generic kind. */
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

  /** How long to wait after so many questions, where the service names no time. */
  Duration delayAfter(int attempts) {
    // The operation's deadline limits attempts and waits.
    return new RetryPolicy(
            Integer.MAX_VALUE, ChronoUnit.FOREVER.getDuration(), initialDelay, maxDelay)
        .delayAfter(attempts);
  }
}
