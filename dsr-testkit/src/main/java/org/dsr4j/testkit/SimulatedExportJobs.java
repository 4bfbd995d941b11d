package org.dsr4j.testkit;

import java.time.Duration;
import java.util.Objects;
import org.dsr4j.testkit.internal.job.ExportJobs;

/**
 * How a tenant's report exports go on; see {@link SimulatedTenant#exportJobs}. Settings hold for
 * jobs that are started afterwards. Safe for use by several threads.
 */
public final class SimulatedExportJobs {

  private final ExportJobs jobs;

  SimulatedExportJobs(ExportJobs jobs) {
    this.jobs = jobs;
  }

  /**
   * Sets which poll finds a job at its end; the first one, if nothing is set.
   *
   * @param poll counted from one
   * @return this object
   */
  public SimulatedExportJobs finishAtPoll(int poll) {
    if (poll < 1) {
      throw new IllegalArgumentException("polls are counted from one, not " + poll);
    }
    jobs.polls(poll);
    return this;
  }

  /**
   * Lets jobs complete, as they do if nothing is set.
   *
   * @return this object
   */
  public SimulatedExportJobs complete() {
    jobs.finishWithStatus("completed");
    return this;
  }

  /**
   * Lets jobs fail.
   *
   * @return this object
   */
  public SimulatedExportJobs fail() {
    jobs.finishWithStatus("failed");
    return this;
  }

  /**
   * Lets jobs end with status {@code unknown}.
   *
   * @return this object
   */
  public SimulatedExportJobs finishWithUnknownStatus() {
    jobs.finishWithStatus("unknown");
    return this;
  }

  /**
   * Sets whether reports come as JSON rather than CSV; whatever was asked for, for the documented
   * sample asks for one and is answered the other. The form of the JSON, one object with the rows
   * under {@code values}, is unverified.
   *
   * @param json whether they come as JSON
   * @return this object
   */
  public SimulatedExportJobs json(boolean json) {
    jobs.json(json);
    return this;
  }

  /**
   * Sets how long a finished report can be fetched, six hours if nothing is set; {@link
   * SimulatedTenant#now(java.time.Instant)} moves the time.
   *
   * @param time how long
   * @return this object
   */
  public SimulatedExportJobs lifetime(Duration time) {
    jobs.urlLifetime(Objects.requireNonNull(time, "time"));
    return this;
  }

  /**
   * Sets what a report holds. Without it, it holds the selected columns of all managed devices.
   *
   * @param reportName the report's name
   * @param csv the text of the one file in the archive
   * @return this object
   */
  public SimulatedExportJobs content(String reportName, String csv) {
    jobs.content(Objects.requireNonNull(reportName, "reportName"), csv);
    return this;
  }
}
