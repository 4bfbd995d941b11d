package org.dsr4j.testkit;

import java.time.Duration;
import java.util.Objects;
import org.dsr4j.testkit.internal.job.ExportJobs;

/**
 * Controls the report export jobs of a tenant; see {@link SimulatedTenant#exportJobs}. Settings
 * apply to jobs that are started afterwards. Safe for use by several threads.
 */
public final class SimulatedExportJobs {

  private final ExportJobs jobs;

  SimulatedExportJobs(ExportJobs jobs) {
    this.jobs = jobs;
  }

  /**
   * Sets which poll finds a job finished. The default is the first poll.
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
   * Makes jobs complete. This is the default.
   *
   * @return this object
   */
  public SimulatedExportJobs complete() {
    jobs.finishWithStatus("completed");
    return this;
  }

  /**
   * Makes jobs fail.
   *
   * @return this object
   */
  public SimulatedExportJobs fail() {
    jobs.finishWithStatus("failed");
    return this;
  }

  /**
   * Makes jobs end with status {@code unknown}.
   *
   * @return this object
   */
  public SimulatedExportJobs finishWithUnknownStatus() {
    jobs.finishWithStatus("unknown");
    return this;
  }

  /**
   * Sets whether reports are delivered as JSON instead of CSV. The requested format has no effect,
   * because the documented sample requests one format and gets the other. The form of the JSON, one
   * object with the rows under {@code values}, is unverified.
   *
   * @param json whether reports are JSON
   * @return this object
   */
  public SimulatedExportJobs json(boolean json) {
    jobs.json(json);
    return this;
  }

  /**
   * Sets how long a finished report can be downloaded. The default is six hours. {@link
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
   * Sets the content of a report. By default a report contains the selected columns of all managed
   * devices.
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
