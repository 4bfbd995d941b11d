package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dsr4j.model.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * The content of an evidence file and the problems that were found in it.
 *
 * @param caseId the case that the file names, or null when it cannot be read
 * @param publicKey the key that the file names, encoded as X.509 in base64, or null when it cannot
 *     be read; compare it with the key of the controller
 * @param head the last readable entry
 * @param entries the readable entries, in the order of the file
 * @param problems the reasons not to trust the file; at most 100 are listed
 * @param runUnfinished whether the last run started and did not end: not a problem, but the case is
 *     not finished
 */
public record EvidenceReport(
    @Nullable CaseId caseId,
    @Nullable String publicKey,
    JournalHead head,
    List<EvidenceEntry> entries,
    List<EvidenceProblem> problems,
    boolean runUnfinished) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param caseId may be null
   * @param publicKey may be null
   * @param head not null
   * @param entries not null; copied
   * @param problems not null; copied
   * @param runUnfinished true or false
   */
  public EvidenceReport {
    requireNonNull(head, "head");
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /**
   * Returns whether the file has no problem.
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
