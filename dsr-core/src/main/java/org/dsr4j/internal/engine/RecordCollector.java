package org.dsr4j.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.internal.spool.SpoolStream;
import org.dsr4j.internal.spool.SpooledRecords;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;

/**
 * Collects the records of one person from one source: checks, withholds secrets, removes
 * duplicates, counts.
 *
 * <p>Methods are synchronized because an abandoned reader may still pass records while the run
 * closes the collector.
 */
final class RecordCollector {

  /** A placeholder content, to store keys without content. */
  private static final Content ANY = Content.object(properties -> {});

  private final SourceDescriptor source;
  private final Identity identity;
  private final SpooledRecords records;
  private final EngineSettings settings;
  private final Rows rows;
  private final Fingerprints delivered = new Fingerprints();
  private final Fingerprints weak = new Fingerprints();
  private final Fingerprints heldBack = new Fingerprints();
  private final Fingerprints attached = new Fingerprints();
  private final Map<String, Long> withheld = new LinkedHashMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private long quarantined;
  private long duplicates;
  private long oversized;
  private long oversizedAttachments;
  private long looseAttachments;
  private long unmatched;
  private boolean closed;

  /** Is told of each record that counts. */
  interface Rows {
    void found(RecordKey key, boolean strong);
  }

  RecordCollector(
      SourceDescriptor source,
      Identity identity,
      SpooledRecords records,
      EngineSettings settings,
      Rows rows) {
    this.rows = rows;
    this.source = source;
    this.identity = identity;
    this.records = records;
    this.settings = settings;
  }

  Identity identity() {
    return identity;
  }

  SpooledRecords records() {
    return records;
  }

  synchronized void add(RecordKey key, Content content, Match claimed) throws IOException {
    requireOpen();
    if (content.length() > settings.maxRecordBytes()) {
      oversized++;
      heldBack.seen(key, ANY);
      return;
    }
    Optional<Match> match = source.match(identity, content);
    if (match.isEmpty()) {
      unmatched++;
      heldBack.seen(key, ANY);
      return;
    }
    boolean strong = claimed.strong() && match.get().strong();
    if ((strong ? delivered : weak).seen(key, content)) {
      duplicates++;
      return;
    }
    rows.found(key, strong);
    if (!strong) {
      quarantined++;
      heldBack.seen(key, ANY);
      return;
    }
    Content.Withheld rest = content.withhold(source.secretFields());
    rest.paths().forEach(path -> withheld.merge(path.toString(), 1L, Long::sum));
    records.add(key, rest.content(), match.get());
  }

  /** Reads without the lock: the adapter's stream may block, and the run must be able to end. */
  void attach(RecordKey key, String mediaType, InputStream in) throws IOException {
    if (!takesAttachment(key)) {
      return;
    }
    SpooledRecords.Attachment attachment = records.newAttachment(key, mediaType);
    MessageDigest digest = sha256();
    digest.update((mediaType + '\n').getBytes(StandardCharsets.UTF_8));
    boolean whole;
    try (SpoolStream out = attachment.bytes()) {
      whole = copy(in, digest, out);
    }
    synchronized (this) {
      requireOpen();
      if (!whole) {
        oversizedAttachments++;
      } else if (!attached.seen(key, digest.digest())) {
        records.add(attachment);
      }
    }
  }

  /** Returns false when the attachment exceeds the limit; an endless one ends there too. */
  private boolean copy(InputStream in, MessageDigest digest, SpoolStream out) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    long left = settings.maxAttachmentBytes();
    for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
      left -= n;
      if (left < 0) {
        return false;
      }
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
    }
    return true;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns whether the attachment's record was delivered; otherwise the attachment is not
   * delivered either.
   */
  private synchronized boolean takesAttachment(RecordKey key) {
    requireOpen();
    if (heldBack.contains(key, ANY)) {
      return false;
    }
    if (records.count() == 0) {
      throw new DsrException(
          DsrError.CONTRACT_BREACH, "The adapter passed an attachment before its record");
    }
    return true;
  }

  /** Reads from the adapter's stream. A failure is an error of the adapter, not of the spool. */
  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new IllegalStateException("an attachment could not be read completely", e);
    }
  }

  synchronized void gap(Gap gap) {
    if (!closed && !gaps.contains(gap)) {
      gaps.add(gap);
    }
  }

  synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      looseAttachments = records.seal();
    }
  }

  synchronized LedgerEntry entry(org.dsr4j.model.SourceRef ref) {
    List<Gap> all = new ArrayList<>(gaps);
    if (oversized > 0) {
      all.add(
          Gap.failed(
              DsrError.RECORD_TOO_LARGE,
              oversized + " records exceed the limit; raise maxRecordBytes on the Dsr builder"));
    }
    if (oversizedAttachments > 0) {
      all.add(
          Gap.failed(
              DsrError.RECORD_TOO_LARGE,
              oversizedAttachments
                  + " attachments exceed the limit; raise maxAttachmentBytes on the Dsr builder"));
    }
    if (looseAttachments > 0) {
      all.add(
          Gap.failed(
              DsrError.CONTRACT_BREACH,
              looseAttachments
                  + " attachments from the adapter belong to no record that it passed and were"
                  + " rejected; its vendor must fix it"));
    }
    if (unmatched > 0) {
      all.add(
          Gap.failed(
              DsrError.CONTRACT_BREACH,
              unmatched
                  + " records from the adapter match the person by none of the source's"
                  + " declared rules and were rejected; its vendor must fix it"));
    }
    return LedgerEntry.of(
        ref,
        source.title(),
        new LedgerEntry.Counts(records.count(), quarantined, duplicates, withheld),
        all);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the run is over; no more records are accepted");
    }
  }
}
