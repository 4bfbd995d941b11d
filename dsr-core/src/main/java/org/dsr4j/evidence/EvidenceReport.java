package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dsr4j.model.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * What an evidence file says, and whether it can be believed.
 *
 * @param caseId the case that the file names, or null when it cannot be read
 * @param publicKey the key that the file names, encoded as X.509 in base64, or null when it cannot
 *     be read; compare it with the controller's
 * @param head the last entry that could be read
 * @param entries the entries that could be read, in the order of the file
 * @param problems the reasons not to trust it; at most 100 are listed
 * @param runUnfinished whether a run was begun that has not ended: no problem, but work is left
 */
public record EvidenceReport(
    @Nullable CaseId caseId,
    @Nullable String publicKey,
    JournalHead head,
    List<EvidenceEntry> entries,
    List<EvidenceProblem> problems,
    boolean runUnfinished) {

  /**
   * Copies.
   *
   * @param caseId see {@link #caseId()}
   * @param publicKey see {@link #publicKey()}
   * @param head see {@link #head()}
   * @param entries see {@link #entries()}
   * @param problems see {@link #problems()}
   * @param runUnfinished see {@link #runUnfinished()}
   */
  public EvidenceReport {
    requireNonNull(head, "head");
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /**
   * Whether nothing speaks against the file.
   *
   * @return true when there is no problem
   */
  public boolean valid() {
    return problems.isEmpty();
  }

  @Override
  public String toString() {
    return "EvidenceReport[entries=" + entries.size() + ", problems=" + problems.size() + "]";
  }
}
