package org.dsr4j.testkit.internal.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Resolution;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.contract.fixture.RecordedResolution;
import org.dsr4j.testkit.internal.contract.fixture.SeededData;
import org.dsr4j.testkit.internal.contract.result.FailureTexts;

/** Rules {@code FAULT} on faults of the service. */
public abstract class FaultContract extends ContractConcern {

  /** The maximum number of sources to try if all pairs would take too long. */
  private static final int TRIED = 3;

  /** They come from declarations, from people and from the engine. */
  private static final Set<LedgerStatus> NOT_OBSERVED =
      EnumSet.of(
          LedgerStatus.ATTESTED,
          LedgerStatus.KEPT,
          LedgerStatus.REDIRECTED,
          LedgerStatus.FOLLOWS,
          LedgerStatus.QUARANTINED,
          LedgerStatus.SKIPPED);

  /** For subclasses. */
  public FaultContract() {}

  @ChecksRule(Rule.FAULT_01)
  final void aRefusedSourceIsNotReadable() {
    check(
        findings -> {
          for (SourceDescriptor source : readFixture().exportable()) {
            RecordedRead reading = faulty(Fault.NOT_PERMITTED, source);
            boolean said =
                reading.gaps().stream()
                    .anyMatch(
                        part ->
                            part.status() == LedgerStatus.NOT_READABLE && !part.detail().isBlank());
            findings.breachAtUnless(said, source.id(), reading.description());
          }
        });
  }

  @ChecksRule(Rule.FAULT_02)
  final void anUnreadableSourceIsNotComplete() {
    check(
        findings -> {
          for (SourceDescriptor source : readFixture().exportable()) {
            RecordedRead reading = faulty(Fault.UNAVAILABLE, source);
            findings.breachAtUnless(!reading.complete(), source.id(), reading.description());
          }
        });
  }

  @ChecksRule(Rule.FAULT_12)
  final void aGapSaysWhatWasObserved() {
    check(
        findings -> {
          for (SourceDescriptor source : readFixture().exportable()) {
            for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE, Fault.INTERRUPTED)) {
              RecordedRead reading = faulty(fault, source);
              boolean observed =
                  reading.gaps().stream().noneMatch(gap -> NOT_OBSERVED.contains(gap.status()));
              findings.breachAtUnless(observed, source.id(), reading.description());
            }
          }
        });
  }

  @ChecksRule(Rule.FAULT_03)
  final void anInterruptedReadKeepsItsRecordsAndHasAGap() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          boolean kept = false;
          for (SourceDescriptor source : readFixture().exportable()) {
            Set<String> whole = keys(readFixture().readAll(source, person));
            RecordedRead reading = faulty(Fault.INTERRUPTED, source);
            Set<String> part = keys(reading);
            findings.breachAtUnless(!reading.complete(), source.id(), reading.description());
            findings.breachAtUnless(
                whole.containsAll(part),
                source.id(),
                "a record that does not exist without the fault");
            kept |= !part.isEmpty();
          }
          findings.breachUnless(kept, "no source kept a record that came before the fault");
        });
  }

  private static Set<String> keys(RecordedRead reading) {
    return reading.records().stream().map(push -> push.key().value()).collect(Collectors.toSet());
  }

  private RecordedRead faulty(Fault fault, SourceDescriptor source) {
    Identity identity = readFixture().identity(readFixture().population().person());
    readFixture().harness().clearFaults();
    readFixture().harness().inject(fault, FaultPoint.source(source.id()));
    RecordedRead reading =
        RecordedRead.of(
            readFixture().adapter(), source, List.of(identity), Window.all(), new Cancellation());
    readFixture().harness().clearFaults();
    return reading;
  }

  @ChecksRule(Rule.FAULT_05)
  final void theAdapterReadsAgainAfterAFault() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          for (SourceDescriptor source : readFixture().exportable()) {
            List<String> before = SeededData.orderedContents(readFixture().readAll(source, person));
            faulty(Fault.UNAVAILABLE, source);
            faulty(Fault.INTERRUPTED, source);
            RecordedRead after = readFixture().read(source, person);
            findings.breachAtUnless(
                after.complete() && SeededData.orderedContents(after).equals(before),
                source.id(),
                after.records().size()
                    + " of "
                    + before.size()
                    + " records, "
                    + after.description());
          }
        });
  }

  @ChecksRule(Rule.FAULT_06)
  final void faultsHaveCodesAndWords() {
    check(
        findings -> {
          for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE, Fault.INTERRUPTED)) {
            for (SourceDescriptor source : readFixture().exportable()) {
              RecordedRead reading = faulty(fault, source);
              reading
                  .thrown()
                  .filter(e -> !(e instanceof DsrException))
                  .ifPresent(
                      e ->
                          findings.breachAt(
                              source.id(), fault + ": threw " + FailureTexts.describe(e)));
              findings.breachAtUnless(
                  reading.gaps().stream()
                      .noneMatch(p -> p.code().code().isBlank() || p.detail().isBlank()),
                  source.id(),
                  fault + ": a gap without code or detail");
            }
          }
        });
  }

  @ChecksRule(Rule.FAULT_07)
  final void aFailedLookUpIsAnError() {
    check(
        findings -> {
          readFixture().requireResolver();
          for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE)) {
            readFixture().harness().clearFaults();
            readFixture().harness().inject(fault, FaultPoint.resolution());
            RecordedResolution resolving =
                RecordedResolution.of(
                    readFixture().adapter(),
                    readFixture().population().person().lookUps().get(0),
                    new Cancellation());
            boolean honest =
                resolving.thrown().map(DsrException.class::isInstance).orElse(false)
                    || resolving.answer().map(Resolution::status).orElse(null)
                        == Resolution.Status.UNAVAILABLE
                    || !resolving.gaps().isEmpty();
            findings.breachUnless(honest, fault + ": " + resolving.description());
          }
        });
  }

  @ChecksRule(Rule.FAULT_08)
  final void aSourceThatDependsOnAFailedLookUpIsNotComplete() {
    check(
        findings -> {
          readFixture().requireResolver();
          readFixture().harness().inject(Fault.UNAVAILABLE, FaultPoint.resolution());
          try (Dsr dsr = readFixture().dsr()) {
            Report report =
                dsr.discover(
                    SeededData.request(
                        readFixture().harness().tenant(), readFixture().population().person()));
            for (SourceDescriptor source : readFixture().readable(Action.DISCOVER)) {
              LedgerStatus status = report.ledger().entry(source.id()).orElseThrow().status();
              findings.breachAtUnless(
                  status.completion() != Completion.COMPLETE, source.id(), "is " + status);
            }
            findings.breachUnless(
                report.completion() != Completion.NOT_IDENTIFIED,
                "the run reports an unknown person");
          } catch (DsrException e) {
            // Refusing the run is correct too.
            findings.breachUnless(!e.code().code().isBlank(), "no code");
          }
        });
  }

  @ChecksRule(Rule.FAULT_09)
  final void aFaultOfOneSourceDoesNotAffectOthers() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          for (SourceDescriptor broken :
              readFixture().exportable().stream().limit(TRIED).toList()) {
            for (SourceDescriptor source : readFixture().exportable()) {
              List<String> whole =
                  SeededData.orderedContents(readFixture().readAll(source, person));
              readFixture().harness().inject(Fault.UNAVAILABLE, FaultPoint.source(broken.id()));
              RecordedRead reading = readFixture().read(source, person);
              readFixture().harness().clearFaults();
              findings.breachAtUnless(
                  !reading.complete()
                      || source == broken
                      || SeededData.orderedContents(reading).equals(whole),
                  source.id(),
                  reading.records().size()
                      + " of "
                      + whole.size()
                      + " records and complete, while "
                      + broken.id()
                      + " has a fault");
            }
          }
        });
  }
}
