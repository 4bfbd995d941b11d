package org.dsr4j.internal.journal;

import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalLog;
import org.jspecify.annotations.Nullable;

/** Keeps the heads of one journal outside it: in the anchor, and in the log of cases. */
final class OutsideHeads {

  private final JournalSettings settings;
  private final @Nullable JournalAnchor anchor;
  private final @Nullable JournalLog log;
  private final CaseId caseId;

  OutsideHeads(JournalSettings settings, CaseId caseId) {
    this.settings = settings;
    this.anchor = settings.anchor();
    this.log = settings.log();
    this.caseId = caseId;
  }

  /** Refuses to create a journal that existed before. */
  void requireNew() {
    if (anchor != null && anchor.last(caseId).filter(head -> head.number() > 0).isPresent()) {
      throw LoadedJournal.broken("it is missing, but the anchor knows it");
    }
    if (logged().number() > 0) {
      throw LoadedJournal.broken("it is missing, but the log of cases knows it");
    }
  }

  /**
   * Announces a journal before its first line: a missing anchor of a journal that has lines is
   * always damage. After a process death in between, the journal is created again.
   */
  void begin() {
    log(JournalHead.empty());
    if (anchor != null && anchor.last(caseId).isEmpty()) {
      anchor.record(caseId, null, JournalHead.empty());
    }
  }

  /** Returns the anchored head, or null when no anchor is configured. */
  @Nullable JournalHead anchored() {
    return anchor == null
        ? null
        : anchor
            .last(caseId)
            .orElseThrow(
                () ->
                    new DsrException(
                        DsrError.JOURNAL_BROKEN,
                        "The anchor of case "
                            + caseId
                            + " is missing: restore it from a copy, or check the journal and"
                            + " accept it with Journals.adoptAnchor(…)"));
  }

  /** Refuses to continue a case that somebody else continued. */
  void require(JournalHead head) {
    if (anchor != null && !anchor.last(caseId).filter(head::equals).isPresent()) {
      throw new DsrException(
          DsrError.JOURNAL_FORKED,
          "The anchor of case "
              + caseId
              + " is not where this run left it: another run, perhaps on another host, continues"
              + " the case. Resume only there");
    }
  }

  void advance(JournalHead from, JournalHead to) {
    if (anchor != null) {
      anchor.record(caseId, from, to);
    }
  }

  /**
   * Returns the newest entry in the log of cases, or the empty head. The log still knows it when
   * somebody put back an old journal together with its old anchor.
   */
  JournalHead logged() {
    return log == null
        ? JournalHead.empty()
        : CaseLogCheck.newest(log, settings.signer().publicKey(), caseId);
  }

  /** Adds a line to the log of cases. */
  void log(JournalHead head) {
    if (log != null) {
      CaseLogLine line =
          new CaseLogLine(settings.clock().instant(), caseId, head.number(), head.hash());
      log.append(SignedLine.sign(line.object(), settings.signer()));
    }
  }
}
