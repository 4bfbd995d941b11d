package org.dsr4j.testkit.contract;

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

/** What happens when the service fails: rules {@code FAULT}. */
public abstract class FaultContract extends ContractConcern {

  /** Sources that are tried where every pair would take too long. */
  private static final int TRIED = 3;

  /** For subclasses. */
  protected FaultContract() {}

  @Checks(Rule.FAULT_01)
  final void aRefusalIsNotReadable() {
    check(
        findings -> {
          for (SourceDescriptor source : bench().exportable()) {
            Reading reading = faulty(Fault.NOT_PERMITTED, source);
            boolean said =
                reading.gaps().stream()
                    .anyMatch(
                        part ->
                            part.status() == LedgerStatus.NOT_READABLE && !part.detail().isBlank());
            findings.breachAtUnless(said, source.id(), reading.description());
          }
        });
  }

  @Checks(Rule.FAULT_02)
  final void whatCannotBeReadIsNotComplete() {
    check(
        findings -> {
          for (SourceDescriptor source : bench().exportable()) {
            Reading reading = faulty(Fault.UNAVAILABLE, source);
            findings.breachAtUnless(!reading.complete(), source.id(), reading.description());
          }
        });
  }

  @Checks(Rule.FAULT_03)
  final void whatBrokeOffKeepsWhatCameAndSaysSo() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          boolean kept = false;
          for (SourceDescriptor source : bench().exportable()) {
            Set<String> whole = keys(bench().whole(source, person));
            Reading reading = faulty(Fault.BREAKS_OFF, source);
            Set<String> part = keys(reading);
            findings.breachAtUnless(!reading.complete(), source.id(), reading.description());
            findings.breachAtUnless(
                whole.containsAll(part), source.id(), "a record that is not there undisturbed");
            kept |= !part.isEmpty();
          }
          findings.breachUnless(kept, "no source kept a record that came before the fault");
        });
  }

  private static Set<String> keys(Reading reading) {
    return reading.pushed().stream().map(push -> push.key().value()).collect(Collectors.toSet());
  }

  private Reading faulty(Fault fault, SourceDescriptor source) {
    Identity identity = bench().identity(bench().population().person());
    bench().harness().heal();
    bench().harness().inject(fault, FaultPoint.source(source.id()));
    Reading reading =
        Reading.of(bench().adapter(), source, List.of(identity), Window.all(), new Cancellation());
    bench().harness().heal();
    return reading;
  }

  @Checks(Rule.FAULT_05)
  final void afterAFaultTheSameAdapterReadsAgain() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          for (SourceDescriptor source : bench().exportable()) {
            List<String> before = Seeds.sequence(bench().whole(source, person));
            faulty(Fault.UNAVAILABLE, source);
            faulty(Fault.BREAKS_OFF, source);
            Reading after = bench().read(source, person);
            findings.breachAtUnless(
                after.complete() && Seeds.sequence(after).equals(before),
                source.id(),
                after.pushed().size()
                    + " of "
                    + before.size()
                    + " records, "
                    + after.description());
          }
        });
  }

  @Checks(Rule.FAULT_06)
  final void faultsHaveCodesAndWords() {
    check(
        findings -> {
          for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE, Fault.BREAKS_OFF)) {
            for (SourceDescriptor source : bench().exportable()) {
              Reading reading = faulty(fault, source);
              reading
                  .thrown()
                  .filter(e -> !(e instanceof DsrException))
                  .ifPresent(
                      e -> findings.breachAt(source.id(), fault + ": threw " + Texts.thrown(e)));
              findings.breachAtUnless(
                  reading.gaps().stream()
                      .noneMatch(p -> p.code().code().isBlank() || p.detail().isBlank()),
                  source.id(),
                  fault + ": a gap without code or words");
            }
          }
        });
  }

  @Checks(Rule.FAULT_07)
  final void aLookUpThatFailsIsAFailure() {
    check(
        findings -> {
          bench().requireResolver();
          for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE)) {
            bench().harness().heal();
            bench().harness().inject(fault, FaultPoint.resolution());
            Resolving resolving =
                Resolving.of(
                    bench().adapter(),
                    bench().population().person().ways().get(0),
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

  @Checks(Rule.FAULT_08)
  final void aRunWhoseLookUpFailedIsNotComplete() {
    check(
        findings -> {
          bench().requireResolver();
          bench().harness().inject(Fault.UNAVAILABLE, FaultPoint.resolution());
          try (Dsr dsr = bench().dsr()) {
            Report report =
                dsr.discover(
                    Seeds.request(bench().harness().tenant(), bench().population().person()));
            for (SourceDescriptor source : bench().readable(Action.DISCOVER)) {
              LedgerStatus status = report.ledger().entry(source.id()).orElseThrow().status();
              findings.breachAtUnless(
                  status.completion() != Completion.COMPLETE, source.id(), "is " + status);
            }
            findings.breachUnless(
                report.completion() != Completion.NOT_IDENTIFIED, "the run says: nobody");
          } catch (DsrException e) {
            // Refusing to run at all is honest too.
            findings.breachUnless(!e.code().code().isBlank(), "no code");
          }
        });
  }

  @Checks(Rule.FAULT_09)
  final void faultsStayWhereTheyAre() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          for (SourceDescriptor broken : bench().exportable().stream().limit(TRIED).toList()) {
            for (SourceDescriptor source : bench().exportable()) {
              List<String> whole = Seeds.sequence(bench().whole(source, person));
              bench().harness().inject(Fault.UNAVAILABLE, FaultPoint.source(broken.id()));
              Reading reading = bench().read(source, person);
              bench().harness().heal();
              findings.breachAtUnless(
                  !reading.complete() || source == broken || Seeds.sequence(reading).equals(whole),
                  source.id(),
                  reading.pushed().size()
                      + " of "
                      + whole.size()
                      + " records and complete, while "
                      + broken.id()
                      + " is broken");
            }
          }
        });
  }
}
