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

/** Sources that a person reads by hand: a line of the ledger is open until somebody attests it. */
public final class ManualReading {

  private ManualReading() {}

  /**
   * Refuses what nobody can attest: a place that no adapter declares, and one that is read by the
   * library, whose word nobody may replace.
   *
   * @throws DsrException with {@link DsrError#NOT_BY_HAND}, all problems at once
   */
  public static void check(DsrRequest request, Map<SourceRef, SourceDescriptor> sources) {
    List<String> problems = new ArrayList<>();
    for (SourceAttestation attestation : request.attestations()) {
      problem(attestation, sources).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new DsrException(
          DsrError.NOT_BY_HAND,
          "Request " + request.id() + " attests what nobody can: " + String.join("; ", problems));
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
      return Optional.of(source + "is declared by no adapter");
    }
    if (byHand == 0) {
      return Optional.of(source + "is not read by hand");
    }
    return byHand == 1
        ? Optional.empty()
        : Optional.of(source + "is declared by several adapters: name it as instance/source");
  }

  /** The line of a source that is read by hand, with the request's word on it, or without one. */
  static Optional<LedgerEntry> attested(
      DsrRequest request, SourceRef ref, SourceDescriptor source, Gap open) {
    if (open.status() != LedgerStatus.MANUAL_STEP_OPEN) {
      return Optional.empty();
    }
    return request
        .attestation(ref)
        .map(
            attestation -> {
              Gap part =
                  new Gap(
                      LedgerStatus.ATTESTED,
                      DsrError.STEP_ATTESTED,
                      "Looked at by hand, as was attested on "
                          + attestation.on()
                          + ": "
                          + open.detail());
              return LedgerEntry.of(ref, source.title(), LedgerEntry.Counts.NOTHING, List.of(part))
                  .withAttestation(attestation);
            });
  }
}
