package org.dsr4j.internal.cases;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.Journal;

/**
 * Prevents two cases from changing the same object.
 *
 * <p>The open steps of every approved plan are the claims. Executions check and record their claims
 * one after another, in all processes that share the store.
 */
public final class CaseClaims {

  /** The journal of this id never has a line: only its lock is used. */
  static final CaseId LOCK = CaseId.of("dsr4j.claims");

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int MOST_PAUSES = 500;

  private CaseClaims() {}

  /**
   * Runs a task while no other execution of the store starts.
   *
   * @throws DsrException with JOURNAL_BUSY when the others do not end within ten seconds
   */
  public static <T> T exclusively(JournalSettings settings, Supplier<T> task) {
    Journal lock = acquire(settings);
    try {
      return task.get();
    } finally {
      lock.close();
    }
  }

  /** Rejects the id that the lock uses. */
  static void requireOther(CaseId id) {
    if (id.value().equalsIgnoreCase(LOCK.value())) {
      throw new DsrException(
          DsrError.INVALID_ID, "The library uses the id " + LOCK + " itself: use another id");
    }
  }

  private static Journal acquire(JournalSettings settings) {
    for (int pauses = 0; ; pauses++) {
      try {
        return settings.store().create(LOCK);
      } catch (DsrException e) {
        if (e.code() != DsrError.JOURNAL_BUSY || pauses == MOST_PAUSES) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /**
   * Requires that no other open case would change an object of the plan.
   *
   * @throws DsrException with CASE_CONFLICT and the id of the other case
   */
  public static void requireFree(JournalSettings settings, ChangePlan plan) {
    ChangedObjects wanted = new ChangedObjects(plan.steps());
    OtherCases others = new OtherCases(settings, plan.request().tenant(), plan.request().id());
    for (OtherCases.Other other : others.readable()) {
      if (wanted.overlap(new ChangedObjects(other.state().openSteps()))) {
        throw conflict(other.id(), "would change the same object: finish or withdraw it first");
      }
    }
    for (CaseId busy : others.unreadable()) {
      throw conflict(busy, "cannot be read, so its objects are unknown: make it readable first");
    }
  }

  private static DsrException conflict(CaseId other, String why) {
    return new DsrException(DsrError.CASE_CONFLICT, "The open case " + other + " " + why);
  }
}
