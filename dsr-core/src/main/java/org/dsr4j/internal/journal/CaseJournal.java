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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open journal of one case: append-only, hash-chained and signed, with personal data encrypted.
 *
 * <p>Thread-safe. After an entry could not be written or anchored, no other entry is written: the
 * content of the last line is unknown until the journal is opened again.
 */
public final class CaseJournal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CaseJournal.class);

  private final JournalSettings settings;
  private final CaseId caseId;
  private final TenantId tenant;
  private final Journal journal;
  private final List<JournalEntry> entries;
  private @Nullable CaseCipher cipher;
  private final OutsideHeads outside;
  private final @Nullable WritingPlace place;
  private JournalHead head;
  private boolean failed;
  private boolean unlogged;

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
    this.outside = new OutsideHeads(settings, caseId);
    this.place = cipher == null ? null : new WritingPlace(settings, cipher, entries);
  }

  private CaseJournal(
      JournalSettings settings, CaseId caseId, Journal journal, LoadedJournal loaded) {
    this(
        settings,
        caseId,
        loaded.tenant(),
        journal,
        loaded.cipher(),
        loaded.entries(),
        loaded.head());
  }

  /**
   * Creates a journal and the key of its case; writes no entry yet.
   *
   * @throws DsrException with JOURNAL_EXISTS, JOURNAL_BUSY, JOURNAL_FORKED, JOURNAL_BROKEN (the
   *     anchor knows the case, the store does not) or JOURNAL_UNWRITABLE
   */
  public static CaseJournal create(JournalSettings settings, CaseId caseId, TenantId tenant) {
    Journal journal = settings.store().create(caseId);
    try {
      OutsideHeads outside = new OutsideHeads(settings, caseId);
      outside.requireNew();
      // A process that died before its first entry leaves an unused key.
      CaseCipher cipher =
          new CaseCipher(
              caseId, settings.keys().find(caseId).orElseGet(() -> settings.keys().create(caseId)));
      CaseJournal created =
          new CaseJournal(
              settings, caseId, tenant, journal, cipher, List.of(), JournalHead.empty());
      outside.begin();
      return created;
    } catch (RuntimeException | Error e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Opens a journal to continue it: verifies it completely, brings the anchor up to date, removes
   * an incomplete last line (and records this), and completes an interrupted destruction of the
   * key.
   *
   * @throws DsrException with JOURNAL_MISSING, JOURNAL_BUSY, JOURNAL_FORKED, JOURNAL_BROKEN (also
   *     when its anchor is missing), CASE_KEY_MISSING (the key belongs to another case) or
   *     JOURNAL_UNWRITABLE
   */
  public static CaseJournal open(JournalSettings settings, CaseId caseId) {
    Journal journal = settings.store().open(caseId);
    try {
      OutsideHeads outside = new OutsideHeads(settings, caseId);
      JournalHead anchored = outside.anchored();
      List<JournalHead> known = new ArrayList<>(List.of(outside.logged()));
      if (anchored != null) {
        known.add(anchored);
      }
      CaseJournal opened =
          new CaseJournal(
              settings, caseId, journal, LoadedJournal.read(journal, settings, caseId, known));
      opened.recover(anchored);
      return opened;
    } catch (RuntimeException | Error e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Reads a journal without holding or changing it, also while somebody else continues the case.
   *
   * @return the journal as it is now; it accepts no entries
   * @throws DsrException with JOURNAL_MISSING, JOURNAL_BROKEN, CASE_KEY_MISSING (the key belongs to
   *     another case) or JOURNAL_UNWRITABLE
   */
  public static CaseJournal read(JournalSettings settings, CaseId caseId) {
    try {
      return readOnce(settings, caseId);
    } catch (DsrException e) {
      // A holder may just have removed an incomplete line, or destroyed the key.
      if (e.code() != DsrError.JOURNAL_BROKEN && e.code() != DsrError.CASE_KEY_MISSING) {
        throw e;
      }
      return readOnce(settings, caseId);
    }
  }

  private static CaseJournal readOnce(JournalSettings settings, CaseId caseId) {
    Journal journal = new UnheldJournal(settings.store(), caseId);
    JournalHead anchored = new OutsideHeads(settings, caseId).anchored();
    List<JournalHead> known = anchored == null ? List.of() : List.of(anchored);
    CaseJournal read =
        new CaseJournal(
            settings, caseId, journal, LoadedJournal.read(journal, settings, caseId, known));
    if (read.keyDestroyed()) {
      read.forgetContents();
    }
    return read;
  }

  private void recover(@Nullable JournalHead anchored) {
    if (anchored != null && !anchored.equals(head)) {
      outside.advance(anchored, head);
    }
    if (place != null && place.moved()) {
      LOG.warn(
          "Case {} is continued on another host or in another folder than its last entries;"
              + " docs/journal.md says which set-ups are safe",
          caseId);
    }
    long dropped = journal.truncateTail();
    if (dropped > 0) {
      append(JournalEntryKind.RECOVERED, Map.of("droppedBytes", Long.toString(dropped)), null);
    }
    if (keyDestroyed()) {
      forgetKey();
    }
  }

  private boolean keyDestroyed() {
    return entries.stream().anyMatch(entry -> entry.kind() == JournalEntryKind.KEY_DESTROYED);
  }

  /**
   * Appends an entry, which is durable when this method returns.
   *
   * @param facts in plain text, and therefore without personal data: use {@link #reference(String)}
   *     for people
   * @param sealed content that only the case key can decrypt, or null
   * @return the entry
   * @throws DsrException with JOURNAL_UNWRITABLE, JOURNAL_FORKED (somebody else writes the case;
   *     nothing was written), JOURNAL_ENTRY_TOO_LARGE or CASE_KEY_MISSING
   */
  public synchronized JournalEntry append(
      JournalEntryKind kind, Map<String, String> facts, @Nullable Content sealed) {
    if (failed) {
      throw new DsrException(
          DsrError.JOURNAL_UNWRITABLE,
          "An earlier entry could not be written: resume the case when the storage works again");
    }
    long number = head.number() + 1;
    Instant at = settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, String> sorted = withPlace(facts);
    String box =
        sealed == null
            ? null
            : Base64.getEncoder().encodeToString(cipher().seal(sealed, number, kind));
    JournalLine line =
        new JournalLine(
            number, at, kind, caseId, tenant, settings.libraryVersion(), sorted, box, head.hash());
    JournalEntry entry = new JournalEntry(number, at, kind, sorted, sealed);
    write(line, entry);
    return entry;
  }

  private void write(JournalLine line, JournalEntry entry) {
    byte[] signed = JournalLineWriter.signed(line, settings.signer());
    failed = true;
    outside.require(head);
    journal.append(signed);
    entries.add(entry);
    JournalHead previous = head;
    head = JournalLineWriter.head(line, signed);
    unlogged = true;
    outside.advance(previous, head);
    if (place != null) {
      place.named();
    }
    failed = false;
  }

  private Map<String, String> withPlace(Map<String, String> facts) {
    Map<String, String> sorted = new TreeMap<>(facts);
    if (place != null) {
      sorted.putAll(place.toName());
    }
    return Collections.unmodifiableMap(sorted);
  }

  /**
   * Returns a keyed reference of a person, a device or a target: the same text has the same
   * reference in this case, and a different one in every other case.
   *
   * @throws DsrException with CASE_KEY_MISSING
   */
  public synchronized String reference(String identifier) {
    return cipher().reference(requireNonNull(identifier, "identifier"));
  }

  /** Ends the retention: records it, then destroys the key. This cannot be undone. */
  public synchronized void destroyKey(Map<String, String> facts) {
    append(JournalEntryKind.KEY_DESTROYED, facts, null);
    forgetKey();
  }

  private synchronized void forgetKey() {
    settings.keys().destroy(caseId);
    forgetContents();
  }

  private synchronized void forgetContents() {
    cipher = null;
    entries.replaceAll(e -> new JournalEntry(e.number(), e.at(), e.kind(), e.facts(), null));
  }

  private CaseCipher cipher() {
    if (cipher == null) {
      throw new DsrException(
          DsrError.CASE_KEY_MISSING,
          "The key of case "
              + caseId
              + " is destroyed or lost: its journal accepts no references to people and no"
              + " encrypted content");
    }
    return cipher;
  }

  /** Returns a snapshot of all entries, oldest first. */
  public synchronized List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** Returns the newest entry. */
  public synchronized JournalHead head() {
    return head;
  }

  public CaseId caseId() {
    return caseId;
  }

  public TenantId tenant() {
    return tenant;
  }

  /**
   * Adds the newest entry to the log of cases, then closes the journal so that another holder can
   * open it. Idempotent.
   */
  @Override
  public synchronized void close() {
    try {
      if (unlogged && !failed) {
        unlogged = false;
        outside.log(head);
      }
    } finally {
      failed = true;
      journal.close();
    }
  }
}
