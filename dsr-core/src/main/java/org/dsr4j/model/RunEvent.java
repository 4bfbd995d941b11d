package org.dsr4j.model;

import java.time.Instant;

/**
 * Something that happened during a run, for progress displays and metrics; no personal data.
 *
 * <p>The family may grow: switch over {@link #status()} with a default.
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

  /** The members of the family. */
  enum Status {
    /** A run began. */
    RUN_STARTED,
    /** A person was resolved, or not. */
    SUBJECT_RESOLVED,
    /** A source is being read. */
    SOURCE_STARTED,
    /** Records arrived from a source. */
    RECORDS_READ,
    /** A source was read, to its end or as far as it went. */
    SOURCE_READ,
    /** A source's entry is final. */
    SOURCE_FINISHED,
    /** A file was written. */
    FILE_WRITTEN,
    /** A service answered a request. */
    REQUEST_ANSWERED,
    /** A request is going to be sent again. */
    REQUEST_REPEATED,
    /** A request waits because a limit of the service leaves no room. */
    REQUEST_THROTTLED,
    /** A page of a listing was read. */
    PAGE_READ,
    /** A run ended. */
    RUN_FINISHED
  }

  /**
   * Which member this is.
   *
   * @return the status
   */
  Status status();

  /**
   * When it happened.
   *
   * @return UTC
   */
  Instant at();

  /**
   * A run began.
   *
   * @param at when
   * @param action the action
   * @param requests how many requests run together
   * @param sources how many sources are declared
   */
  record RunStarted(Instant at, Action action, int requests, int sources) implements RunEvent {
    @Override
    public Status status() {
      return Status.RUN_STARTED;
    }
  }

  /**
   * A person was resolved, or not.
   *
   * @param at when
   * @param requestId the request
   * @param facets how many facets are known
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
   * A source is being read.
   *
   * @param at when
   * @param source the source
   */
  record SourceStarted(Instant at, SourceRef source) implements RunEvent {
    @Override
    public Status status() {
      return Status.SOURCE_STARTED;
    }
  }

  /**
   * Records arrived from a source; sent now and then, not for each record.
   *
   * @param at when
   * @param source the source
   * @param records how many so far, for all requests together
   */
  record RecordsRead(Instant at, SourceRef source, long records) implements RunEvent {
    @Override
    public Status status() {
      return Status.RECORDS_READ;
    }
  }

  /**
   * A source was read, to its end or as far as it went.
   *
   * @param at when
   * @param source the source
   * @param records how many records arrived, for all requests together
   */
  record SourceRead(Instant at, SourceRef source, long records) implements RunEvent {
    @Override
    public Status status() {
      return Status.SOURCE_READ;
    }
  }

  /**
   * A source's entry is final for one request.
   *
   * @param at when
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
   * @param at when
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
   * @param at when
   * @param requestId the request
   * @param completion how far it got
   */
  record RunFinished(Instant at, CaseId requestId, Completion completion) implements RunEvent {
    @Override
    public Status status() {
      return Status.RUN_FINISHED;
    }
  }
}
