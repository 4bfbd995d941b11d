package org.dsr4j.internal.journal;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.evidence.EvidenceProblem;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Checks the lines of a journal one after another.
 *
 * <p>Signatures are checked up to the first invalid line: the lines after it cannot be trusted
 * anyway.
 */
public final class ChainCheck {

  private static final int MAX_PROBLEMS = 100;

  private final CaseId caseId;
  private final @Nullable PublicKey key;
  private final List<EvidenceProblem> problems = new ArrayList<>();
  private @Nullable TenantId tenant;
  private JournalHead head = JournalHead.empty();
  private long expected = 1;

  /** The key may be null when it cannot be read; the caller reports this problem. */
  public ChainCheck(CaseId caseId, @Nullable PublicKey key) {
    this.caseId = caseId;
    this.key = key;
  }

  /** Checks the next line; returns null when it cannot be read. */
  public @Nullable JournalLine accept(byte[] bytes) {
    SignedLine signed = SignedLine.split(bytes);
    JournalLine line = signed == null ? null : JournalLine.parse(bytes);
    if (signed != null && !signed.hashed()) {
      add(EvidenceProblem.Code.HASH_WRONG, expected, "The line was changed after it was written");
    } else if (line == null) {
      add(EvidenceProblem.Code.NOT_READABLE, expected, "The line is not a journal entry");
    }
    if (signed == null || line == null) {
      expected++;
      return null;
    }
    checkOrder(line);
    if (problems.isEmpty() && (key == null || !signed.signedBy(key))) {
      add(
          EvidenceProblem.Code.SIGNATURE_WRONG,
          line.number(),
          "The entry is not signed with the key");
    }
    head = new JournalHead(line.number(), signed.hash(), signed.signature());
    expected = line.number() + 1;
    return line;
  }

  private void checkOrder(JournalLine line) {
    if (line.number() != expected) {
      add(
          EvidenceProblem.Code.NUMBER_GAP,
          line.number(),
          "Expected entry " + expected + ", found entry " + line.number());
    }
    if (!line.previous().equals(head.hash())) {
      add(
          EvidenceProblem.Code.CHAIN_BROKEN,
          line.number(),
          "The entry does not continue the previous entry");
    }
    if (tenant == null) {
      tenant = line.tenant();
    }
    if (!line.caseId().equals(caseId) || !line.tenant().equals(tenant)) {
      add(
          EvidenceProblem.Code.CHAIN_BROKEN,
          line.number(),
          "The entry belongs to another case or tenant");
    }
  }

  /** Adds a problem that another check found. */
  public void add(EvidenceProblem.Code code, long number, String text) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new EvidenceProblem(code, number, text));
    }
  }

  public List<EvidenceProblem> problems() {
    return List.copyOf(problems);
  }

  public boolean sound() {
    return problems.isEmpty();
  }

  /** Returns the last readable line. */
  public JournalHead head() {
    return head;
  }

  @Nullable TenantId tenant() {
    return tenant;
  }
}
