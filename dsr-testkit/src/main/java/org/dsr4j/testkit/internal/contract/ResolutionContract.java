package org.dsr4j.testkit.internal.contract;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.Resolution;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.capture.IdentifyingTexts;
import org.dsr4j.testkit.internal.contract.fixture.RecordedResolution;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code TENANT} and {@code FIND} on the tenant and on the resolution of a person. */
public abstract class ResolutionContract extends ContractConcern {

  private static final TenantId OTHER = TenantId.of("0f0f0f0f-1e1e-4d2d-8c3c-4b4b5a5a6969");

  /** For subclasses. */
  public ResolutionContract() {}

  @ChecksRule(Rule.TENANT_01)
  final void theTenantIsConfirmed() {
    check(
        findings -> {
          TenantCheck tenant = readFixture().adapter().confirmTenant(new Cancellation());
          findings.breachUnless(
              tenant.status() != TenantCheck.Status.OTHER_TENANT, "it says another tenant's");
          findings.breachUnless(!tenant.evidence().isBlank(), "no evidence");
        });
  }

  @ChecksRule(Rule.TENANT_02)
  final void anotherTenantsServiceIsNotConfirmed() {
    check(
        findings -> {
          TenantCheck.Status own =
              readFixture().adapter().confirmTenant(new Cancellation()).status();
          Optional<TenantCheck> other = otherTenant();
          if (other.isPresent()) {
            TenantCheck.Status status = other.get().status();
            findings.breachUnless(status != TenantCheck.Status.CONFIRMED, "CONFIRMED");
            findings.breachUnless(
                status != TenantCheck.Status.ASSERTED || own == TenantCheck.Status.ASSERTED,
                "it confirms its own tenant and asserts another one");
          }
        });
  }

  /** Empty when the adapter refuses to be opened or to answer. */
  private Optional<TenantCheck> otherTenant() {
    try (Adapter adapter = readFixture().open("other-tenant", OTHER, Clock.systemUTC())) {
      return Optional.of(adapter.confirmTenant(new Cancellation()));
    } catch (DsrException e) {
      return Optional.empty();
    }
  }

  @ChecksRule(Rule.TENANT_03)
  final void aFailedTenantCheckIsAnException() {
    check(
        findings -> {
          for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE)) {
            readFixture().harness().clearFaults();
            readFixture().harness().inject(fault, FaultPoint.tenant());
            try (Adapter adapter =
                readFixture().open("faulty", readFixture().harness().tenant(), Clock.systemUTC())) {
              TenantCheck answer = adapter.confirmTenant(new Cancellation());
              findings.breach(fault + ": it answered " + answer.status());
            } catch (DsrException e) {
              findings.breachUnless(!e.code().code().isBlank(), fault + ": no code");
            }
          }
        });
  }

  @ChecksRule(Rule.FIND_01)
  final void everyIdentifierResultsInTheSameIdentity() {
    check(
        findings -> {
          readFixture().requireResolver();
          for (SeededPerson person : readFixture().population().everyone()) {
            Set<Identifier> first =
                RecordedResolution.immutable(readFixture().resolveSubject(person.lookUps().get(0)));
            findings.breachUnless(!first.isEmpty(), "no immutable identifier was learned");
            for (DataSubject way : person.lookUps()) {
              RecordedResolution resolving = readFixture().resolveSubject(way);
              findings.breachUnless(
                  RecordedResolution.immutable(resolving).equals(first),
                  "by " + way + ": " + resolving.description() + ", a different identity or none");
            }
          }
        });
  }

  @ChecksRule(Rule.FIND_02)
  final void namesWithAnApostropheAreFound() {
    check(
        findings -> {
          readFixture().requireResolver();
          List<DataSubject> awkward =
              readFixture().population().everyone().stream()
                  .flatMap(person -> person.lookUps().stream())
                  .filter(
                      way -> way.identifiers().stream().anyMatch(id -> id.value().contains("'")))
                  .toList();
          findings.breachUnless(
              !awkward.isEmpty(), "the harness seeds no person with an apostrophe");
          for (DataSubject way : awkward) {
            RecordedResolution resolving = readFixture().resolveSubject(way);
            findings.breachUnless(!resolving.facets().isEmpty(), resolving.description());
          }
        });
  }

  @ChecksRule(Rule.FIND_03)
  final void anUnknownPersonIsNotIdentified() {
    check(
        findings -> {
          readFixture().requireResolver();
          Optional<DataSubject> unknown = readFixture().population().unknown();
          findings.breachUnless(unknown.isPresent(), "the harness names no unknown person");
          unknown.ifPresent(
              subject ->
                  findings.breachUnless(
                      status(readFixture().resolveSubject(subject))
                          == Resolution.Status.NOT_IDENTIFIED,
                      readFixture().resolveSubject(subject).description()));
        });
  }

  @ChecksRule(Rule.FIND_04)
  final void severalPeopleAreAmbiguousAndMasked() {
    check(
        findings -> {
          readFixture().requireResolver();
          Optional<DataSubject> ambiguous = readFixture().population().ambiguous();
          findings.breachUnless(ambiguous.isPresent(), "the harness names no ambiguous identifier");
          ambiguous.ifPresent(
              subject -> ambiguous(findings, readFixture().resolveSubject(subject)));
        });
  }

  private void ambiguous(Findings findings, RecordedResolution resolving) {
    if (!(resolving.answer().orElse(null) instanceof Resolution.Ambiguous answer)) {
      findings.breach(resolving.description());
      return;
    }
    findings.breachUnless(
        answer.candidates().size() > 1, answer.candidates().size() + " lines for several people");
    String lines = String.join("\n", answer.candidates());
    for (SeededPerson person : readFixture().population().everyone()) {
      for (String mark : IdentifyingTexts.of(person)) {
        findings.breachUnless(!lines.contains(mark), "a line shows '" + mark + "' in full");
      }
    }
  }

  private static Resolution.Status status(RecordedResolution resolving) {
    return resolving.answer().map(Resolution::status).orElse(Resolution.Status.UNAVAILABLE);
  }
}
