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
   * or with the answer of the tenant profile, or open. Empty when no manual read is needed.
   */
  static Optional<LedgerEntry> entry(
      DsrRequest request, SourceRef ref, SourceDescriptor source, Gap open, ManualAnswers answers) {
    if (open.status() != LedgerStatus.MANUAL_STEP_OPEN) {
      return Optional.empty();
    }
    return request
        .attestation(ref)
        .map(attestation -> attested(ref, source, open, attestation))
        .or(
            () ->
                answers
                    .ofProfile(ref, source, open)
                    .map(each -> entry(ref, source, each.gap()).withProfileAnswer(each.answer())));
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
