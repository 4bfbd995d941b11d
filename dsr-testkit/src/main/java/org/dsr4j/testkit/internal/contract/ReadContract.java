package org.dsr4j.testkit.internal.contract;

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
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.contract.fixture.SeededData;
import org.dsr4j.testkit.internal.contract.result.FailureTexts;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code READ} on records, keys and secrets. */
public abstract class ReadContract extends ContractConcern {

  /** For subclasses. */
  public ReadContract() {}

  @ChecksRule(Rule.READ_01)
  final void everySourceDeliversAllSeededRecords() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          for (SourceDescriptor source : readFixture().exportable()) {
            if (!person.hasRecords(source.id())) {
              findings.breachAt(source.id(), "the harness seeds nothing of the person");
              continue;
            }
            RecordedRead reading = readFixture().readAll(source, person);
            Identity identity = readFixture().identity(person);
            int delivered =
                onlyWeak(source, identity)
                    ? reading.records().size()
                    : reading.delivered(identity).size();
            int expected = Math.max(1, person.records(source.id()).size());
            findings.breachAtUnless(
                delivered >= expected && reading.complete(),
                source.id(),
                delivered + " of " + expected + " records, " + reading.description());
          }
        });
  }

  /**
   * Whether a record is connected with the person only by an identifier that another person may
   * have had at that time.
   */
  private static boolean onlyWeak(SourceDescriptor source, Identity identity) {
    return source.matchRules().stream()
        .filter(rule -> !identity.identifiers(rule.kind()).isEmpty())
        .allMatch(
            rule ->
                rule.field() != null
                    && !rule.kind().immutable()
                    && rule.decidingField() == null
                    && rule.dateField() == null);
  }

  @ChecksRule(Rule.READ_02)
  final void recordsAreTokenExact() {
    check(
        findings -> {
          for (SeededPerson person : readFixture().population().everyone()) {
            for (SourceDescriptor source : readFixture().exportable()) {
              if (person.isExact(source.id())) {
                exact(findings, source, person);
              }
            }
          }
        });
  }

  private void exact(Findings findings, SourceDescriptor source, SeededPerson person) {
    List<String> missing = compact(person.records(source.id()));
    List<String> unexpected = new ArrayList<>();
    for (String json :
        readFixture().readAll(source, person).delivered(readFixture().identity(person))) {
      if (!missing.remove(json)) {
        unexpected.add(json);
      }
    }
    findings.breachAtUnless(
        missing.isEmpty() && unexpected.isEmpty(),
        source.id(),
        "expected " + FailureTexts.sample(missing) + ", got " + FailureTexts.sample(unexpected));
  }

  private static List<String> compact(List<String> json) {
    return json.stream().map(SeededData::compact).collect(Collectors.toCollection(ArrayList::new));
  }

  @ChecksRule(Rule.READ_03)
  final void theHarnessSeedsDifficultValues() {
    check(
        findings -> {
          List<String> all = new ArrayList<>();
          for (SeededPerson person : readFixture().population().everyone()) {
            readFixture().exportable().forEach(source -> all.addAll(person.records(source.id())));
          }
          findings.breachUnless(
              all.stream().anyMatch(SeededData::hasSupplementaryCharacter),
              "no text beyond the basic plane");
          findings.breachUnless(
              all.stream().anyMatch(SeededData::hasEmptyValue), "no null and no empty text");
          findings.breachUnless(
              all.stream().anyMatch(SeededData::hasNumberBeyondDouble),
              "only numbers that a double can represent");
        });
  }

  @ChecksRule(Rule.READ_04)
  final void discoverAndExportFindTheSameRecords() {
    check(
        findings -> {
          Map<String, Long> exported = new HashMap<>();
          try (Dsr dsr = readFixture().dsr()) {
            Report found = dsr.discover(request());
            Report copied =
                dsr.export(
                    request(),
                    ExportTarget.records(
                        record -> exported.merge(record.source().source(), 1L, Long::sum)));
            for (SourceDescriptor source : readFixture().exportable()) {
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
    return SeededData.request(
        readFixture().harness().tenant(), readFixture().population().person());
  }

  private static long found(Report report, SourceDescriptor source) {
    return report.ledger().entry(source.id()).map(LedgerEntry::found).orElse(-1L);
  }

  @ChecksRule(Rule.READ_05)
  final void differentRecordsHaveDifferentKeys() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          for (SourceDescriptor source : readFixture().exportable()) {
            Map<String, String> seen = new HashMap<>();
            for (RecordedRead.Pushed push : readFixture().readAll(source, person).records()) {
              String before = seen.putIfAbsent(push.key().value(), push.json());
              findings.breachAtUnless(
                  before == null || before.equals(push.json()),
                  source.id(),
                  "two records under one key");
            }
          }
        });
  }

  @ChecksRule(Rule.READ_06)
  final void theOrderIsStable() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          for (SourceDescriptor source : readFixture().exportable()) {
            findings.breachAtUnless(
                SeededData.orderedContents(readFixture().readAll(source, person))
                    .equals(SeededData.orderedContents(readFixture().read(source, person))),
                source.id(),
                "two readings differ in keys, records or order");
          }
        });
  }

  @ChecksRule(Rule.READ_08)
  final void secretsAreNotPushed() {
    check(
        findings -> {
          for (SourceDescriptor source : readFixture().exportable()) {
            for (FieldPath secret : source.secretFields()) {
              long pushed =
                  readFixture()
                      .readAll(source, readFixture().population().person())
                      .records()
                      .stream()
                      .filter(push -> !push.content().values(secret).isEmpty())
                      .count();
              findings.breachAtUnless(
                  pushed == 0, source.id(), "'" + secret + "' in " + pushed + " records");
            }
          }
        });
  }

  @ChecksRule(Rule.READ_13)
  final void matchesAgreeWithTheDeclaredRules() {
    check(
        findings -> {
          for (SeededPerson person : readFixture().population().everyone()) {
            Identity identity = readFixture().identity(person);
            for (SourceDescriptor source : readFixture().exportable()) {
              for (RecordedRead.Pushed push : readFixture().readAll(source, person).records()) {
                Optional<Match> match = source.match(identity, push.content());
                findings.breachAtUnless(
                    match.isPresent(), source.id(), "a record that matches no declared rule");
                findings.breachAtUnless(
                    match.isEmpty() || match.get().strong() || !push.match().strong(),
                    source.id(),
                    "a weak match that is claimed as strong");
              }
            }
          }
        });
  }
}
