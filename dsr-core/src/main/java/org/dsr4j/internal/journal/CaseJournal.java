package org.dsr4j.internal.journal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.Journal;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one case, held until it is closed: append-only, chained, signed, and sealed where
 * it speaks of a person.
 *
 * <p>Thread-safe. Once an entry could not be written or witnessed, no other is written: what stands
 * at the end is known only when the journal is opened again.
 */
public final class CaseJournal implements AutoCloseable {

  private final JournalSettings settings;
  private final CaseId caseId;
  private final TenantId tenant;
  private final Journal journal;
  private final List<JournalEntry> entries;
  private @Nullable CaseCipher cipher;
  private JournalHead head;
  private boolean failed;

  private CaseJournal(
      JournalSettings settings,
      CaseId caseId,
      TenantId tenant,
      Journal journal,
      @Nullable CaseCipher cipher,
      List<JournalEntry> entries,
      JournalHead head) {
    this.settings = settings;
    this.caseId = caseId;
    this.tenant = tenant;
    this.journal = journal;
    this.cipher = cipher;
    this.entries = new ArrayList<>(entries);
    this.head = head;
  }

  /**
   * Begins a journal and makes the key of its case; nothing is written yet.
   *
   * @throws DsrException with JOURNAL_EXISTS, JOURNAL_BUSY, JOURNAL_BROKEN (the anchor knows the
   *     case, the store does not) or JOURNAL_UNWRITABLE
   */
  public static CaseJournal create(JournalSettings settings, CaseId caseId, TenantId tenant) {
    Journal journal = settings.store().create(caseId);
    try {
      if (settings.anchor() != null && settings.anchor().last(caseId).isPresent()) {
        throw LoadedJournal.broken("it is gone: the anchor knows it");
      }
      // A process killed before its first entry leaves a key that was never used.
      CaseCipher cipher =
          new CaseCipher(
              caseId, settings.keys().find(caseId).orElseGet(() -> settings.keys().create(caseId)));
      return new CaseJournal(
          settings, caseId, tenant, journal, cipher, List.of(), JournalHead.empty());
    } catch (RuntimeException | Error e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Holds a journal again: verifies it whole, drops a last line that was never finished (and says
   * so in an entry), and finishes a destruction of the key that was begun.
   *
   * @throws DsrException with JOURNAL_MISSING, JOURNAL_BUSY, JOURNAL_BROKEN, CASE_KEY_MISSING (the
   *     key is another's) or JOURNAL_UNWRITABLE
   */
  public static CaseJournal open(JournalSettings settings, CaseId caseId) {
    Journal journal = settings.store().open(caseId);
    try {
      CaseCipher cipher =
          settings.keys().find(caseId).map(key -> new CaseCipher(caseId, key)).orElse(null);
      LoadedJournal read = LoadedJournal.read(journal, settings, caseId, cipher);
      CaseJournal opened =
          new CaseJournal(
              settings, caseId, read.tenant(), journal, cipher, read.entries(), read.head());
      opened.recover();
      return opened;
    } catch (RuntimeException | Error e) {
      journal.close();
      throw e;
    }
  }

  private void recover() {
    long dropped = journal.truncateTail();
    if (dropped > 0) {
      append(JournalEntryKind.RECOVERED, Map.of("droppedBytes", Long.toString(dropped)), null);
    }
    if (entries.stream().anyMatch(entry -> entry.kind() == JournalEntryKind.KEY_DESTROYED)) {
      forgetKey();
    }
  }

  /**
   * Writes an entry, which is durable once this returns.
   *
   * @param facts in the clear, and therefore without personal data: name people by {@link
   *     #reference(String)}
   * @param sealed readable with the key of the case only, or null
   * @throws DsrException with JOURNAL_UNWRITABLE, JOURNAL_ENTRY_TOO_LARGE or CASE_KEY_MISSING
   */
  public synchronized void append(
      JournalEntryKind kind, Map<String, String> facts, @Nullable Content sealed) {
    if (failed) {
      throw new DsrException(
          DsrError.JOURNAL_UNWRITABLE,
          "An entry could not be written before: resume the case once the storage works");
    }
    long number = head.number() + 1;
    Instant at = settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, String> sorted = Collections.unmodifiableMap(new TreeMap<>(facts));
    String box =
        sealed == null
            ? null
            : Base64.getEncoder().encodeToString(cipher().seal(sealed, number, kind));
    JournalLine line =
        new JournalLine(
            number, at, kind, caseId, tenant, settings.libraryVersion(), sorted, box, head.hash());
    write(line, new JournalEntry(number, at, kind, sorted, sealed));
  }

  private void write(JournalLine line, JournalEntry entry) {
    byte[] signed = JournalLineWriter.signed(line, settings.signer());
    failed = true;
    journal.append(signed);
    entries.add(entry);
    head = JournalLineWriter.head(line, signed);
    if (settings.anchor() != null) {
      settings.anchor().record(caseId, head);
    }
    failed = false;
  }

  /**
   * Names a person, a device or a target without naming it: the same text gives the same name in
   * this case, and another one in any other.
   *
   * @throws DsrException with CASE_KEY_MISSING
   */
  public synchronized String reference(String identifier) {
    return cipher().reference(requireNonNull(identifier, "identifier"));
  }

  /** Ends the retention: says so in an entry, then destroys the key; final. */
  public synchronized void destroyKey(Map<String, String> facts) {
    append(JournalEntryKind.KEY_DESTROYED, facts, null);
    forgetKey();
  }

  private synchronized void forgetKey() {
    settings.keys().destroy(caseId);
    cipher = null;
    entries.replaceAll(e -> new JournalEntry(e.number(), e.at(), e.kind(), e.facts(), null));
  }

  private CaseCipher cipher() {
    if (cipher == null) {
      throw new DsrException(
          DsrError.CASE_KEY_MISSING,
          "The key of case "
              + caseId
              + " is destroyed or lost: nobody can be named in its journal"
              + " and nothing sealed");
    }
    return cipher;
  }

  /** All entries so far, oldest first; a snapshot. */
  public synchronized List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** The newest entry. */
  public synchronized JournalHead head() {
    return head;
  }

  public CaseId caseId() {
    return caseId;
  }

  public TenantId tenant() {
    return tenant;
  }

  /** Gives the journal up; harmless when done before. */
  @Override
  public synchronized void close() {
    failed = true;
    journal.close();
  }
}
