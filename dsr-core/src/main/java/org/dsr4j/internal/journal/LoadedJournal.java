package org.dsr4j.internal.journal;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.evidence.EvidenceProblem;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.Journal;
import org.jspecify.annotations.Nullable;

/** Reads a journal from its first line, and rejects it when a check fails. */
final class LoadedJournal {

  private final ChainCheck chain;
  private final @Nullable CaseCipher cipher;
  private final List<JournalHead> known;
  private final List<JournalEntry> entries = new ArrayList<>();

  private LoadedJournal(
      JournalSettings settings,
      CaseId caseId,
      @Nullable CaseCipher cipher,
      List<JournalHead> known) {
    this.chain = new ChainCheck(caseId, settings.signer().publicKey());
    this.cipher = cipher;
    this.known = known;
  }

  /**
   * Reads a journal that must contain the entries that are known outside it. They are found before
   * the lines: a holder who is just writing may already be further.
   */
  static LoadedJournal read(
      Journal journal, JournalSettings settings, CaseId caseId, List<JournalHead> known) {
    CaseCipher cipher =
        settings.keys().find(caseId).map(key -> new CaseCipher(caseId, key)).orElse(null);
    LoadedJournal reading = new LoadedJournal(settings, caseId, cipher, known);
    journal.lines(reading::line);
    reading.checkLength();
    return reading;
  }

  private void line(byte[] bytes) {
    JournalLine line = chain.accept(bytes);
    if (line == null || !chain.sound()) {
      EvidenceProblem problem = chain.problems().get(0);
      throw broken("at entry " + problem.number() + " (" + problem.code() + ")");
    }
    for (JournalHead head : known) {
      if (head.number() == line.number() && !head.hash().equals(chain.head().hash())) {
        throw broken("at entry " + line.number() + ", which differs from the anchor or the log");
      }
    }
    entries.add(
        new JournalEntry(line.number(), line.at(), line.kind(), line.facts(), content(line)));
  }

  private @Nullable Content content(JournalLine line) {
    byte[] sealed = cipher == null ? null : line.sealedBytes();
    return cipher == null || sealed == null
        ? null
        : cipher.unseal(sealed, line.number(), line.kind());
  }

  private void checkLength() {
    long last = chain.head().number();
    for (JournalHead head : known) {
      if (head.number() > last) {
        throw broken(
            "after entry " + last + ": the anchor or the log knows entry " + head.number());
      }
    }
  }

  static DsrException broken(String where) {
    return new DsrException(
        DsrError.JOURNAL_BROKEN,
        "The journal of the case was changed, "
            + where
            + ": verify it as evidence, then restore it from a copy");
  }

  @Nullable CaseCipher cipher() {
    return cipher;
  }

  List<JournalEntry> entries() {
    return entries;
  }

  JournalHead head() {
    return chain.head();
  }

  TenantId tenant() {
    TenantId tenant = chain.tenant();
    if (tenant == null) {
      throw broken("it has no entry");
    }
    return tenant;
  }
}
