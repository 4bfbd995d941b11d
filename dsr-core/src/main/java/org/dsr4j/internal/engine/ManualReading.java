package org.dsr4j.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * Handles sources that people read manually: the ledger entry is open until a person attests it.
 */
public final class ManualReading {

  private ManualReading() {}

  /**
   * Rejects invalid attestations: of a source that no adapter declares, and of a source that the
   * library reads, because an attestation must not replace the library's result.
   *
   * @throws DsrException with {@link DsrError#NOT_BY_HAND} and a list of all problems
   */
  public static void check(DsrRequest request, Map<SourceRef, SourceDescriptor> sources) {
    List<String> problems = new ArrayList<>();
    for (SourceAttestation attestation : request.attestations()) {
      problem(attestation, sources).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new DsrException(
          DsrError.NOT_BY_HAND,
          "Request " + request.id() + " has invalid attestations: " + String.join("; ", problems));
    }
  }

  private static Optional<String> problem(
      SourceAttestation attestation, Map<SourceRef, SourceDescriptor> sources) {
    List<SourceDescriptor> named =
        sources.entrySet().stream()
            .filter(each -> attestation.isFor(each.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    long byHand = named.stream().filter(SourceDescriptor::readByHand).count();
    String source = "'" + attestation.source() + "' ";
    if (named.isEmpty()) {
      return Optional.of(source + "is not declared by any adapter");
    }
    if (byHand == 0) {
      return Optional.of(source + "is not read manually");
    }
    return byHand == 1
        ? Optional.empty()
        : Optional.of(source + "is declared by several adapters: name it as instance/source");
  }

  /**
   * Returns the entry of a source that people read manually: with the attestation of the request,
   * with a fact that shows that it holds no data, with the answer of the tenant profile, or open.
   *
   * @param fact what the library saw, or null
   */
  static LedgerEntry entry(
      DsrRequest request,
      SourceRef ref,
      SourceDescriptor source,
      Gap open,
      ManualAnswers answers,
      @Nullable SeenFact fact) {
    Optional<SourceAttestation> attestation = request.attestation(ref);
    if (attestation.isPresent()) {
      return attested(ref, source, open, attestation.get());
    }
    if (fact != null && !fact.present()) {
      return entry(ref, source, ManualAnswers.following(open, fact));
    }
    return answers
        .ofProfile(ref, source, open, fact)
        .map(each -> entry(ref, source, each.gap()).withProfileAnswer(each.answer()))
        .orElseGet(() -> entry(ref, source, ManualAnswers.following(open, fact)));
  }

  private static LedgerEntry attested(
      SourceRef ref, SourceDescriptor source, Gap open, SourceAttestation attestation) {
    Gap gap =
        new Gap(
            LedgerStatus.ATTESTED,
            DsrError.STEP_ATTESTED,
            "Read manually, as attested on " + attestation.on() + ": " + open.detail());
    return entry(ref, source, gap).withAttestation(attestation);
  }

  private static LedgerEntry entry(SourceRef ref, SourceDescriptor source, Gap gap) {
    return LedgerEntry.of(ref, source.title(), LedgerEntry.Counts.NOTHING, List.of(gap));
  }
}
