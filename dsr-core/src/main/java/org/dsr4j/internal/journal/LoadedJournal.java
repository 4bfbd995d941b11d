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
  private final @Nullable JournalHead anchored;
  private final List<JournalEntry> entries = new ArrayList<>();

  private LoadedJournal(JournalSettings settings, CaseId caseId, @Nullable CaseCipher cipher) {
    this.chain = new ChainCheck(caseId, settings.signer().publicKey());
    this.cipher = cipher;
    this.anchored = settings.anchor() == null ? null : settings.anchor().last(caseId).orElse(null);
  }

  static LoadedJournal read(
      Journal journal, JournalSettings settings, CaseId caseId, @Nullable CaseCipher cipher) {
    LoadedJournal reading = new LoadedJournal(settings, caseId, cipher);
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
    if (anchored != null
        && anchored.number() == line.number()
        && !anchored.hash().equals(chain.head().hash())) {
      throw broken("at entry " + line.number() + ", which differs from the anchor");
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
    if (anchored != null && anchored.number() > last) {
      throw broken("after entry " + last + ": the anchor contains entry " + anchored.number());
    }
  }

  static DsrException broken(String where) {
    return new DsrException(
        DsrError.JOURNAL_BROKEN,
        "The journal of the case was changed, "
            + where
            + ": verify it as evidence, then restore it from a copy");
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
