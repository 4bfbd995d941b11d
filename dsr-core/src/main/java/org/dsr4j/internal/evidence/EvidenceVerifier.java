package org.dsr4j.internal.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.evidence.EvidenceChecks;
import org.dsr4j.evidence.EvidenceEntry;
import org.dsr4j.evidence.EvidenceProblem;
import org.dsr4j.evidence.EvidenceProblem.Code;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.internal.journal.ChainCheck;
import org.dsr4j.internal.journal.JournalLine;
import org.dsr4j.internal.journal.LineReader;
import org.dsr4j.internal.journal.SignedLine;
import org.jspecify.annotations.Nullable;

/** Verifies an evidence file; the result for any content is a report. */
public final class EvidenceVerifier {

  /**
   * The maximum size of the entries in a report, in characters, for a file of any size. A case with
   * 60,000 steps needs about half of it.
   */
  private static final long MAX_KEPT = 128L * 1024 * 1024;

  private static final long ENTRY_OVERHEAD = 256;

  private final EvidenceChecks checks;
  private final EvidenceHeader header;
  private final ChainCheck chain;
  private final StepSequenceCheck work;
  private final List<EvidenceEntry> entries = new ArrayList<>();
  private long kept;
  private boolean headSeen;

  private EvidenceVerifier(EvidenceChecks checks, EvidenceHeader header, byte[] line) {
    this.checks = checks;
    this.header = header;
    PublicKey key = header.key();
    this.chain = new ChainCheck(header.caseId(), key);
    this.work = new StepSequenceCheck(chain);
    checkHeader(line, key);
  }

  /** Reads the file once, line by line. */
  public static EvidenceReport verify(Path file, EvidenceChecks checks) {
    try (InputStream in = Files.newInputStream(file)) {
      return verify(in, checks);
    } catch (IOException e) {
      return unreadable("The file cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  static EvidenceReport verify(InputStream in, EvidenceChecks checks) throws IOException {
    LineReader lines = new LineReader(in);
    byte[] first = lines.next();
    EvidenceHeader header = first == null ? null : EvidenceHeader.parse(first);
    if (first == null || header == null) {
      return unreadable("The first line is not the first line of an evidence file");
    }
    EvidenceVerifier verifier = new EvidenceVerifier(checks, header, first);
    verifier.read(lines);
    return verifier.report();
  }

  private static EvidenceReport unreadable(String text) {
    EvidenceProblem problem = new EvidenceProblem(Code.NOT_READABLE, 0, text);
    return new EvidenceReport(null, null, JournalHead.empty(), List.of(), List.of(problem), false);
  }

  private void checkHeader(byte[] line, @Nullable PublicKey key) {
    SignedLine signed = SignedLine.split(line);
    if (signed == null || key == null) {
      chain.add(Code.NOT_READABLE, 0, "The first line lacks a signature or an Ed25519 key");
    } else if (!signed.hashed()) {
      chain.add(Code.HASH_WRONG, 0, "The first line was changed after it was written");
    } else if (!signed.signedBy(key)) {
      chain.add(Code.SIGNATURE_WRONG, 0, "The first line is not signed with the key that it names");
    }
    PublicKey trusted = checks.trustedKey();
    if (trusted != null && !EvidenceHeader.encode(trusted).equals(header.publicKey())) {
      chain.add(Code.FOREIGN_KEY, 0, "The file is signed with another key than the trusted one");
    }
  }

  private void read(LineReader lines) throws IOException {
    try {
      for (byte[] line = lines.next(); line != null && kept < MAX_KEPT; line = lines.next()) {
        take(chain.accept(line));
      }
    } catch (LineReader.TooLongException e) {
      chain.add(Code.NOT_READABLE, entries.size() + 1L, "A line is longer than the maximum");
      return;
    }
    if (kept >= MAX_KEPT) {
      chain.add(Code.NOT_READABLE, 0, "The file has more entries than can be verified at once");
      return;
    }
    checkEnd(lines.unfinished());
  }

  private void take(@Nullable JournalLine line) {
    if (line == null) {
      kept += ENTRY_OVERHEAD;
      return;
    }
    entries.add(new EvidenceEntry(line.number(), line.at(), line.kind(), line.facts()));
    kept += ENTRY_OVERHEAD;
    line.facts().forEach((name, fact) -> kept += name.length() + fact.length());
    work.check(line);
    checkHead();
  }

  private void checkHead() {
    JournalHead expected = checks.expectedHead();
    if (expected != null && chain.head().number() == expected.number()) {
      headSeen = true;
      if (!chain.head().hash().equals(expected.hash())) {
        chain.add(Code.CHAIN_BROKEN, expected.number(), "The entry differs from the expected head");
      }
    }
  }

  private void checkEnd(boolean unfinished) {
    if (unfinished) {
      chain.add(Code.TAIL_CUT, chain.head().number(), "The last line is incomplete");
    }
    if (chain.head().number() != header.entries()
        || !chain.head().hash().equals(header.headHash())) {
      chain.add(
          Code.TAIL_CUT,
          chain.head().number(),
          "The first line requires entry " + header.entries() + " as the last one, but it is not");
    }
    JournalHead expected = checks.expectedHead();
    if (expected != null && expected.number() > 0 && !headSeen) {
      chain.add(
          Code.TAIL_CUT,
          chain.head().number(),
          "The file ends before the expected entry " + expected.number());
    }
  }

  private EvidenceReport report() {
    return new EvidenceReport(
        header.caseId(),
        header.publicKey(),
        chain.head(),
        entries,
        chain.problems(),
        work.runUnfinished());
  }
}
