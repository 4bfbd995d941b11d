package org.dsr4j.testkit.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Match;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;

/** What is read: rules {@code READ} on records, keys and secrets. */
public abstract class ReadContract extends ContractConcern {

  /** For subclasses. */
  protected ReadContract() {}

  @Checks(Rule.READ_01)
  final void everySourceDeliversWhatIsThere() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          for (SourceDescriptor source : bench().exportable()) {
            if (!person.holdsAny(source.id())) {
              findings.breachAt(source.id(), "the harness seeds nothing of the person");
              continue;
            }
            Reading reading = bench().whole(source, person);
            Identity identity = bench().identity(person);
            int delivered =
                onlyWeak(source, identity)
                    ? reading.pushed().size()
                    : reading.delivered(identity).size();
            int expected = Math.max(1, person.records(source.id()).size());
            findings.breachAtUnless(
                delivered >= expected && reading.complete(),
                source.id(),
                delivered + " of " + expected + " records, " + reading.description());
          }
        });
  }

  /** Whether nothing ties a record to the person but what may have been another's when it was. */
  private static boolean onlyWeak(SourceDescriptor source, Identity identity) {
    return source.matchRules().stream()
        .filter(rule -> !identity.identifiers(rule.kind()).isEmpty())
        .allMatch(
            rule ->
                rule.field() != null
                    && !rule.kind().immutable()
                    && rule.guard() == null
                    && rule.date() == null);
  }

  @Checks(Rule.READ_02)
  final void recordsAreTokenExact() {
    check(
        findings -> {
          for (SeededPerson person : bench().population().everyone()) {
            for (SourceDescriptor source : bench().exportable()) {
              if (person.exact(source.id())) {
                exact(findings, source, person);
              }
            }
          }
        });
  }

  private void exact(Findings findings, SourceDescriptor source, SeededPerson person) {
    List<String> missing = compact(person.records(source.id()));
    List<String> unexpected = new ArrayList<>();
    for (String json : bench().whole(source, person).delivered(bench().identity(person))) {
      if (!missing.remove(json)) {
        unexpected.add(json);
      }
    }
    findings.breachAtUnless(
        missing.isEmpty() && unexpected.isEmpty(),
        source.id(),
        "expected " + Texts.some(missing) + ", got " + Texts.some(unexpected));
  }

  private static List<String> compact(List<String> json) {
    return json.stream().map(Seeds::compact).collect(Collectors.toCollection(ArrayList::new));
  }

  @Checks(Rule.READ_03)
  final void theHarnessSeedsDifficultValues() {
    check(
        findings -> {
          List<String> all = new ArrayList<>();
          for (SeededPerson person : bench().population().everyone()) {
            bench().exportable().forEach(source -> all.addAll(person.records(source.id())));
          }
          findings.breachUnless(
              all.stream().anyMatch(Seeds::supplementary), "no text beyond the basic plane");
          findings.breachUnless(all.stream().anyMatch(Seeds::empty), "no null and no empty text");
          findings.breachUnless(
              all.stream().anyMatch(Seeds::numberThatADoubleDoesNotKeep), "only easy numbers");
        });
  }

  @Checks(Rule.READ_04)
  final void discoverAndExportFindTheSame() {
    check(
        findings -> {
          Map<String, Long> exported = new HashMap<>();
          try (Dsr dsr = bench().dsr()) {
            Report found = dsr.discover(request());
            Report copied =
                dsr.export(
                    request(),
                    ExportTarget.records(
                        record -> exported.merge(record.source().source(), 1L, Long::sum)));
            for (SourceDescriptor source : bench().exportable()) {
              long discovered = found(found, source);
              findings.breachAtUnless(
                  discovered == found(copied, source)
                      && discovered == exported.getOrDefault(source.id(), 0L),
                  source.id(),
                  "discovered "
                      + discovered
                      + ", exported "
                      + exported.getOrDefault(source.id(), 0L));
            }
          }
        });
  }

  private org.dsr4j.model.DsrRequest request() {
    return Seeds.request(bench().harness().tenant(), bench().population().person());
  }

  private static long found(Report report, SourceDescriptor source) {
    return report.ledger().entry(source.id()).map(LedgerEntry::found).orElse(-1L);
  }

  @Checks(Rule.READ_05)
  final void oneKeyIsOneRecord() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          for (SourceDescriptor source : bench().exportable()) {
            Map<String, String> seen = new HashMap<>();
            for (Reading.Pushed push : bench().whole(source, person).pushed()) {
              String before = seen.putIfAbsent(push.key().value(), push.json());
              findings.breachAtUnless(
                  before == null || before.equals(push.json()),
                  source.id(),
                  "two records under one key");
            }
          }
        });
  }

  @Checks(Rule.READ_06)
  final void theOrderIsStable() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          for (SourceDescriptor source : bench().exportable()) {
            findings.breachAtUnless(
                Seeds.sequence(bench().whole(source, person))
                    .equals(Seeds.sequence(bench().read(source, person))),
                source.id(),
                "two readings differ in keys, records or order");
          }
        });
  }

  @Checks(Rule.READ_08)
  final void secretsAreNotPushed() {
    check(
        findings -> {
          for (SourceDescriptor source : bench().exportable()) {
            for (FieldPath secret : source.secretFields()) {
              long pushed =
                  bench().whole(source, bench().population().person()).pushed().stream()
                      .filter(push -> !push.content().values(secret).isEmpty())
                      .count();
              findings.breachAtUnless(
                  pushed == 0, source.id(), "'" + secret + "' in " + pushed + " records");
            }
          }
        });
  }

  @Checks(Rule.READ_13)
  final void matchesAreClaimedTruly() {
    check(
        findings -> {
          for (SeededPerson person : bench().population().everyone()) {
            Identity identity = bench().identity(person);
            for (SourceDescriptor source : bench().exportable()) {
              for (Reading.Pushed push : bench().whole(source, person).pushed()) {
                Optional<Match> match = source.match(identity, push.content());
                findings.breachAtUnless(
                    match.isPresent(), source.id(), "a record that no declared rule matches");
                findings.breachAtUnless(
                    match.isEmpty() || match.get().strong() || !push.match().strong(),
                    source.id(),
                    "a weak match claimed to be strong");
              }
            }
          }
        });
  }
}
