package org.dsr4j.testkit.contract;

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

/** Whose service it is, and who somebody is: rules {@code TENANT} and {@code FIND}. */
public abstract class ResolutionContract extends ContractConcern {

  private static final TenantId OTHER = TenantId.of("0f0f0f0f-1e1e-4d2d-8c3c-4b4b5a5a6969");

  /** For subclasses. */
  protected ResolutionContract() {}

  @Checks(Rule.TENANT_01)
  final void theTenantIsTold() {
    check(
        findings -> {
          TenantCheck tenant = bench().adapter().confirmTenant(new Cancellation());
          findings.breachUnless(
              tenant.status() != TenantCheck.Status.OTHER_TENANT, "it says another tenant's");
          findings.breachUnless(!tenant.evidence().isBlank(), "no evidence");
        });
  }

  @Checks(Rule.TENANT_02)
  final void anotherTenantsServiceIsNotConfirmed() {
    check(
        findings -> {
          TenantCheck.Status own = bench().adapter().confirmTenant(new Cancellation()).status();
          Optional<TenantCheck> other = otherTenant();
          if (other.isPresent()) {
            TenantCheck.Status status = other.get().status();
            findings.breachUnless(status != TenantCheck.Status.CONFIRMED, "CONFIRMED");
            findings.breachUnless(
                status != TenantCheck.Status.ASSERTED || own == TenantCheck.Status.ASSERTED,
                "its own tenant it confirms, another it asserts");
          }
        });
  }

  /** Empty when the adapter refuses to be opened or to answer. */
  private Optional<TenantCheck> otherTenant() {
    try (Adapter adapter = bench().open("other-tenant", OTHER, Clock.systemUTC())) {
      return Optional.of(adapter.confirmTenant(new Cancellation()));
    } catch (DsrException e) {
      return Optional.empty();
    }
  }

  @Checks(Rule.TENANT_03)
  final void aTenantCheckThatFailsIsAnException() {
    check(
        findings -> {
          for (Fault fault : List.of(Fault.NOT_PERMITTED, Fault.UNAVAILABLE)) {
            bench().harness().heal();
            bench().harness().inject(fault, FaultPoint.tenant());
            try (Adapter adapter =
                bench().open("faulty", bench().harness().tenant(), Clock.systemUTC())) {
              TenantCheck answer = adapter.confirmTenant(new Cancellation());
              findings.breach(fault + ": it answered " + answer.status());
            } catch (DsrException e) {
              findings.breachUnless(!e.code().code().isBlank(), fault + ": no code");
            }
          }
        });
  }

  @Checks(Rule.FIND_01)
  final void everyWayToNameThePersonLeadsToTheSameIdentity() {
    check(
        findings -> {
          bench().requireResolver();
          for (SeededPerson person : bench().population().everyone()) {
            Set<Identifier> first = Resolving.immutable(bench().find(person.ways().get(0)));
            findings.breachUnless(!first.isEmpty(), "no immutable identifier was learned");
            for (DataSubject way : person.ways()) {
              Resolving resolving = bench().find(way);
              findings.breachUnless(
                  Resolving.immutable(resolving).equals(first),
                  "by " + way + ": " + resolving.description() + ", another identity or none");
            }
          }
        });
  }

  @Checks(Rule.FIND_02)
  final void namesWithAnApostropheAreFound() {
    check(
        findings -> {
          bench().requireResolver();
          List<DataSubject> awkward =
              bench().population().everyone().stream()
                  .flatMap(person -> person.ways().stream())
                  .filter(
                      way -> way.identifiers().stream().anyMatch(id -> id.value().contains("'")))
                  .toList();
          findings.breachUnless(!awkward.isEmpty(), "the harness seeds nobody with an apostrophe");
          for (DataSubject way : awkward) {
            Resolving resolving = bench().find(way);
            findings.breachUnless(!resolving.facets().isEmpty(), resolving.description());
          }
        });
  }

  @Checks(Rule.FIND_03)
  final void nobodyIsNobody() {
    check(
        findings -> {
          bench().requireResolver();
          Optional<DataSubject> unknown = bench().population().unknown();
          findings.breachUnless(unknown.isPresent(), "the harness names nobody unknown");
          unknown.ifPresent(
              subject ->
                  findings.breachUnless(
                      status(bench().find(subject)) == Resolution.Status.NOT_IDENTIFIED,
                      bench().find(subject).description()));
        });
  }

  @Checks(Rule.FIND_04)
  final void severalAreAmbiguousAndMasked() {
    check(
        findings -> {
          bench().requireResolver();
          Optional<DataSubject> ambiguous = bench().population().ambiguous();
          findings.breachUnless(ambiguous.isPresent(), "the harness names nobody ambiguous");
          ambiguous.ifPresent(subject -> ambiguous(findings, bench().find(subject)));
        });
  }

  private void ambiguous(Findings findings, Resolving resolving) {
    if (!(resolving.answer().orElse(null) instanceof Resolution.Ambiguous answer)) {
      findings.breach(resolving.description());
      return;
    }
    findings.breachUnless(
        answer.candidates().size() > 1, answer.candidates().size() + " lines for several people");
    String lines = String.join("\n", answer.candidates());
    for (SeededPerson person : bench().population().everyone()) {
      for (String mark : PersonalTexts.of(person)) {
        findings.breachUnless(!lines.contains(mark), "a line shows '" + mark + "' in full");
      }
    }
  }

  private static Resolution.Status status(Resolving resolving) {
    return resolving.answer().map(Resolution::status).orElse(Resolution.Status.UNAVAILABLE);
  }
}
