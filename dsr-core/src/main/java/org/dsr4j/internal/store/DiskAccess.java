package org.dsr4j.internal.store;

import java.io.IOException;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/** Runs disk operations: delays interrupts, and converts failures to errors with a remedy. */
final class DiskAccess {

  private DiskAccess() {}

  interface Work<T> {
    T run() throws IOException;
  }

  interface Task {
    void run() throws IOException;
  }

  static void perform(String what, CaseId caseId, Task task) {
    run(
        what,
        caseId,
        () -> {
          task.run();
          return Boolean.TRUE;
        });
  }

  static <T> T run(String what, CaseId caseId, Work<T> work) {
    return run(what + " of case " + caseId, work);
  }

  static <T> T run(String what, Work<T> work) {
    // Delayed, because an interrupt would close the channel during a write.
    boolean interrupted = Thread.interrupted();
    try {
      return work.run();
    } catch (IOException e) {
      // The message of the cause contains a path of the application.
      throw new DsrException(
          DsrError.JOURNAL_UNWRITABLE,
          "The "
              + what
              + " cannot be written or read ("
              + e.getClass().getSimpleName()
              + "): its folder must exist, be writable and have free space");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static DsrException exists(String what, CaseId caseId) {
    return new DsrException(
        DsrError.JOURNAL_EXISTS,
        "Case "
            + caseId
            + " already has a "
            + what
            + ": resume it, or use another id for the request");
  }

  static DsrException missing(CaseId caseId) {
    return new DsrException(
        DsrError.JOURNAL_MISSING, "There is no journal of case " + caseId + ": check the id");
  }

  static DsrException busy(CaseId caseId) {
    return new DsrException(
        DsrError.JOURNAL_BUSY,
        "The journal of case " + caseId + " is held by another run or process: wait until it ends");
  }

  static DsrException forked() {
    return new DsrException(
        DsrError.JOURNAL_FORKED,
        "The journal is not as this run left it: another run writes it, or its file was replaced."
            + " Stop every run of the case, then check its journal as evidence");
  }

  static DsrException foreignLock() {
    return new DsrException(
        DsrError.JOURNAL_FORKED,
        "The lock file was deleted, replaced or linked during a run: stop every run that uses the"
            + " folder, remove links of the file, then resume");
  }

  static DsrException anchoredByAnother(CaseId caseId) {
    return new DsrException(
        DsrError.JOURNAL_FORKED,
        "The anchor of case "
            + caseId
            + " is not where this run left it: another run, perhaps on another host, continues the"
            + " case. Resume only there");
  }

  static DsrException closed() {
    return new DsrException(
        DsrError.JOURNAL_UNWRITABLE, "The journal was closed, or failed before: open it again");
  }

  static DsrException lineTooLong() {
    return new DsrException(
        DsrError.JOURNAL_BROKEN, "A line of the journal is longer than the maximum");
  }
}
