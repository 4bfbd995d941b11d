package org.dsr4j.internal.journal;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dsr4j.evidence.CaseLogHead;
import org.dsr4j.evidence.CaseLogProblem;
import org.dsr4j.evidence.CaseLogProblem.Code;
import org.dsr4j.evidence.CaseLogReport;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalLog;
import org.dsr4j.spi.operator.JournalStore;
import org.jspecify.annotations.Nullable;

/** Compares the log of cases with the journals. */
public final class CaseLogCheck {

  private final JournalStore store;
  private final PublicKey key;
  private final MerkleTree tree = new MerkleTree();
  private final Map<CaseId, TreeMap<Long, String>> logged = new LinkedHashMap<>();
  private final List<CaseLogProblem> problems = new ArrayList<>();

  private CaseLogCheck(JournalStore store, PublicKey key) {
    this.store = store;
    this.key = key;
  }

  /** Reads the log first: the journals are then never older. */
  public static CaseLogReport check(
      JournalLog log, JournalStore store, PublicKey key, @Nullable CaseLogHead earlier) {
    CaseLogCheck check = new CaseLogCheck(store, key);
    log.lines(check::line);
    if (earlier != null && !check.continues(earlier)) {
      check.problems.add(new CaseLogProblem(Code.LOG_CHANGED, null, earlier.size()));
    }
    check.logged.forEach(check::compare);
    check.findUnlogged();
    return new CaseLogReport(head(check.tree), check.problems);
  }

  /** Returns the newest entry of a case in a log, or the empty head. */
  static JournalHead newest(JournalLog log, PublicKey key, CaseId caseId) {
    JournalHead[] newest = {JournalHead.empty()};
    log.lines(
        bytes -> {
          CaseLogLine line = CaseLogLine.parse(bytes);
          if (line != null
              && line.caseId().equals(caseId)
              && line.number() > newest[0].number()
              && isSigned(bytes, key)) {
            newest[0] = new JournalHead(line.number(), line.head(), "");
          }
        });
    return newest[0];
  }

  public static CaseLogHead head(MerkleTree tree) {
    return new CaseLogHead(tree.size(), tree.root(tree.size()));
  }

  private boolean continues(CaseLogHead earlier) {
    return earlier.size() >= 0
        && earlier.size() <= tree.size()
        && tree.root((int) earlier.size()).equals(earlier.root());
  }

  private void line(byte[] bytes) {
    tree.add(bytes);
    CaseLogLine line = CaseLogLine.parse(bytes);
    if (line == null || !isSigned(bytes, key)) {
      problems.add(new CaseLogProblem(Code.LINE_INVALID, null, tree.size()));
    } else {
      logged.computeIfAbsent(line.caseId(), any -> new TreeMap<>()).put(line.number(), line.head());
    }
  }

  private static boolean isSigned(byte[] bytes, PublicKey key) {
    SignedLine signed = SignedLine.split(bytes);
    return signed != null && signed.hashed() && signed.signedBy(key);
  }

  private void compare(CaseId caseId, SortedMap<Long, String> heads) {
    ChainCheck chain = new ChainCheck(caseId, key);
    Map<Long, String> hashes = new HashMap<>();
    hashes.put(0L, JournalHead.empty().hash());
    try {
      store.read(
          caseId,
          bytes -> {
            chain.accept(bytes);
            hashes.put(chain.head().number(), chain.head().hash());
          });
    } catch (DsrException e) {
      Code code = e.code() == DsrError.JOURNAL_MISSING ? Code.CASE_MISSING : Code.CASE_CHANGED;
      problems.add(new CaseLogProblem(code, caseId, heads.lastKey()));
      return;
    }
    if (heads.lastKey() > chain.head().number()) {
      problems.add(new CaseLogProblem(Code.CASE_OLDER, caseId, heads.lastKey()));
    }
    boolean differs =
        heads.entrySet().stream()
            .anyMatch(
                each ->
                    hashes.containsKey(each.getKey())
                        && !hashes.get(each.getKey()).equals(each.getValue()));
    if (differs || !chain.sound()) {
      problems.add(new CaseLogProblem(Code.CASE_CHANGED, caseId, heads.lastKey()));
    }
  }

  private void findUnlogged() {
    Set<CaseId> unlogged = new HashSet<>(store.cases());
    unlogged.removeAll(logged.keySet());
    unlogged.forEach(each -> problems.add(new CaseLogProblem(Code.CASE_NOT_LOGGED, each, 0)));
  }
}
