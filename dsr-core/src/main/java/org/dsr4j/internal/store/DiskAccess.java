package org.dsr4j.internal.store;

import java.io.IOException;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/** Runs what touches the disk: interrupts wait, and failures get the code that names their mend. */
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
    // Put off, because it would close the channel in the middle of a write.
    boolean interrupted = Thread.interrupted();
    try {
      return work.run();
    } catch (IOException e) {
      // Its message names a path, which is the application's.
      throw new DsrException(
          DsrError.JOURNAL_UNWRITABLE,
          "The "
              + what
              + " cannot be written or read ("
              + e.getClass().getSimpleName()
              + "): its folder must exist, be writable and have room");
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
            + " has a "
            + what
            + " already: resume it, or give the request another id");
  }

  static DsrException missing(CaseId caseId) {
    return new DsrException(
        DsrError.JOURNAL_MISSING, "There is no journal of case " + caseId + ": check the id");
  }

  static DsrException busy(CaseId caseId) {
    return new DsrException(
        DsrError.JOURNAL_BUSY,
        "The journal of case " + caseId + " is held by another run or process: wait for it to end");
  }

  static DsrException closed() {
    return new DsrException(
        DsrError.JOURNAL_UNWRITABLE, "The journal was closed, or failed before: open it again");
  }

  static DsrException lineTooLong() {
    return new DsrException(
        DsrError.JOURNAL_BROKEN, "A line of the journal is longer than any that is ever written");
  }
}
