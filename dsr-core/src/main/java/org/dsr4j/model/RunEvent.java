package org.dsr4j.model;

import java.time.Instant;

/**
 * An event of a run, for progress displays and metrics; no personal data.
 *
 * <p>Later versions may add members: use a default branch when you switch over {@link #status()}.
 */
public sealed interface RunEvent
    permits RunEvent.RunStarted,
        RunEvent.SubjectResolved,
        RunEvent.SourceStarted,
        RunEvent.RecordsRead,
        RunEvent.SourceRead,
        RunEvent.SourceFinished,
        RunEvent.FileWritten,
        RunEvent.RunFinished,
        ServiceEvent {

  /** The statuses, one per member of the family. */
  enum Status {
    /** A run started. */
    RUN_STARTED,
    /** The resolution of a person ended, with or without a result. */
    SUBJECT_RESOLVED,
    /** The read of a source started. */
    SOURCE_STARTED,
    /** A source delivered records. */
    RECORDS_READ,
    /** The read of a source ended, completely or not. */
    SOURCE_READ,
    /** The ledger entry of a source is final. */
    SOURCE_FINISHED,
    /** A file was written. */
    FILE_WRITTEN,
    /** A service responded to a request, or the response is missing. */
    REQUEST_ANSWERED,
    /** A request will be sent again. */
    REQUEST_REPEATED,
    /** A request waits because of a limit of the service. */
    REQUEST_THROTTLED,
    /** A page of a listing was read. */
    PAGE_READ,
    /** A run ended. */
    RUN_FINISHED
  }

  /**
   * The status of this member.
   *
   * @return the status
   */
  Status status();

  /**
   * The time of the event.
   *
   * @return UTC
   */
  Instant at();

  /**
   * A run started.
   *
   * @param at the time of the event
   * @param action the action
   * @param requests the number of requests that run together
   * @param sources the number of declared sources
   */
  record RunStarted(Instant at, Action action, int requests, int sources) implements RunEvent {
    @Override
    public Status status() {
      return Status.RUN_STARTED;
    }
  }

  /**
   * The resolution of a person ended, with or without a result.
   *
   * @param at the time of the event
   * @param requestId the request
   * @param facets the number of known facets
   * @param identified whether the person was identified
   */
  record SubjectResolved(Instant at, CaseId requestId, int facets, boolean identified)
      implements RunEvent {
    @Override
    public Status status() {
      return Status.SUBJECT_RESOLVED;
    }
  }

  /**
   * The read of a source started.
   *
   * @param at the time of the event
   * @param source the source
   */
  record SourceStarted(Instant at, SourceRef source) implements RunEvent {
    @Override
    public Status status() {
      return Status.SOURCE_STARTED;
    }
  }

  /**
   * A source delivered records; sent occasionally, not for each record.
   *
   * @param at the time of the event
   * @param source the source
   * @param records the number of records so far, for all requests together
   */
  record RecordsRead(Instant at, SourceRef source, long records) implements RunEvent {
    @Override
    public Status status() {
      return Status.RECORDS_READ;
    }
  }

  /**
   * The read of a source ended, completely or not.
   *
   * @param at the time of the event
   * @param source the source
   * @param records the number of records, for all requests together
   */
  record SourceRead(Instant at, SourceRef source, long records) implements RunEvent {
    @Override
    public Status status() {
      return Status.SOURCE_READ;
    }
  }

  /**
   * The ledger entry of a source is final for one request.
   *
   * @param at the time of the event
   * @param requestId the request
   * @param entry the entry
   */
  record SourceFinished(Instant at, CaseId requestId, LedgerEntry entry) implements RunEvent {
    @Override
    public Status status() {
      return Status.SOURCE_FINISHED;
    }
  }

  /**
   * A file was written.
   *
   * @param at the time of the event
   * @param requestId the request
   * @param bytes its size
   */
  record FileWritten(Instant at, CaseId requestId, long bytes) implements RunEvent {
    @Override
    public Status status() {
      return Status.FILE_WRITTEN;
    }
  }

  /**
   * A run ended for one request.
   *
   * @param at the time of the event
   * @param requestId the request
   * @param completion the result of the request
   */
  record RunFinished(Instant at, CaseId requestId, Completion completion) implements RunEvent {
    @Override
    public Status status() {
      return Status.RUN_FINISHED;
    }
  }
}
