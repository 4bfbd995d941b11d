package org.dsr4j.internal.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** The last observation of each source of a case. */
final class Observations {

  private static final Gap EARLIER =
      new Gap(
          LedgerStatus.UNVERIFIED,
          DsrError.NOT_GONE,
          "an earlier verification did not find it deleted: verify again");

  private final Map<SourceRef, Observation> last = new LinkedHashMap<>();

  /** Adds a verification, or a part of one; entries of earlier versions have facts only. */
  void verified(Map<String, String> facts, @Nullable Content sealed, Instant at) {
    if (facts.getOrDefault(FactNames.PART, "1").equals("1")) {
      last.clear();
    }
    if (sealed != null) {
      last.putAll(ObservationJson.read(sealed, at));
    } else {
      facts.forEach((name, status) -> earlier(name, status, at));
    }
  }

  private void earlier(String fact, String status, Instant at) {
    if (fact.startsWith(FactNames.SEEN)) {
      String[] ref = fact.substring(FactNames.SEEN.length()).split("/", -1);
      gaps(LedgerStatus.ofStored(status))
          .ifPresent(
              gaps ->
                  last.put(
                      new SourceRef(ref[0], ref[1]), new Observation(at, 0, 0, gaps, Map.of())));
    }
  }

  /**
   * Returns what an earlier version saw, or empty when its status says nothing about the records. A
   * residue was reported only when no step was undone.
   */
  private static Optional<List<Gap>> gaps(LedgerStatus status) {
    if (status == LedgerStatus.UNVERIFIED) {
      return Optional.of(List.of(EARLIER));
    }
    return status.completion().compareTo(Completion.PENDING) < 0
        ? Optional.of(List.of())
        : Optional.empty();
  }

  /** Forgets everything: another plan is executed. */
  void clear() {
    last.clear();
  }

  /** Forgets a source: a step changed it after it was seen. */
  void forget(SourceRef ref) {
    last.remove(ref);
  }

  Map<SourceRef, Observation> all() {
    return Map.copyOf(last);
  }
}
