package org.dsr4j.testkit.internal.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Adapter;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.capture.CapturedLogs;
import org.dsr4j.testkit.internal.contract.capture.CapturedOutput;
import org.dsr4j.testkit.internal.contract.capture.IdentifyingTexts;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.contract.fixture.RecordedResolution;
import org.dsr4j.testkit.internal.contract.fixture.SeededData;
import org.dsr4j.testkit.internal.contract.fixture.TraceCheck;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code ISO} on data of other people and on personal data in logs and messages. */
public abstract class IsolationContract extends ContractConcern {

  /** For subclasses. */
  public IsolationContract() {}

  @ChecksRule(Rule.ISO_01)
  final void recordsOfOtherPeopleAreExcluded() {
    check(
        findings -> {
          for (SeededPerson person : readFixture().population().everyone()) {
            for (SeededPerson other : readFixture().population().everyone()) {
              if (person != other && other != readFixture().population().namesake()) {
                staysOut(findings, person, other);
              }
            }
          }
        });
  }

  @ChecksRule(Rule.ISO_02)
  final void recordsAreNotMatchedByDisplayName() {
    check(
        findings -> {
          findings.breachUnless(
              !readFixture().population().namesake().identifyingTexts().isEmpty(),
              "the namesake has no marks");
          for (SeededPerson person : readFixture().population().everyone()) {
            if (person != readFixture().population().namesake()) {
              staysOut(findings, person, readFixture().population().namesake());
            }
          }
        });
  }

  private void staysOut(Findings findings, SeededPerson person, SeededPerson other) {
    for (SourceDescriptor source : readFixture().exportable()) {
      Set<String> foreign = new LinkedHashSet<>();
      other.records(source.id()).forEach(json -> foreign.add(SeededData.compact(json)));
      person.records(source.id()).forEach(json -> foreign.remove(SeededData.compact(json)));
      for (String json :
          readFixture().readAll(source, person).delivered(readFixture().identity(person))) {
        findings.breachAtUnless(
            !foreign.contains(json), source.id(), "a record of " + name(other) + " was delivered");
        other.identifyingTexts().stream()
            .filter(json::contains)
            .forEach(
                mark ->
                    findings.breachAt(
                        source.id(),
                        "'" + mark + "', which marks " + name(other) + ", is in a record"));
      }
    }
  }

  private String name(SeededPerson person) {
    return person == readFixture().population().namesake() ? "the namesake" : "another person";
  }

  @ChecksRule(Rule.ISO_03)
  final void weakMatchesAreNotDelivered() {
    check(
        findings -> {
          boolean recyclable =
              readFixture().exportable().stream()
                  .flatMap(source -> source.matchRules().stream())
                  .anyMatch(rule -> !rule.kind().immutable());
          if (!recyclable) {
            throw Findings.notApplicable("no source matches by an identifier that is recycled");
          }
          boolean seeded =
              readFixture().population().everyone().stream()
                  .anyMatch(p -> !p.weakSources().isEmpty());
          findings.breachUnless(seeded, "the harness seeds no weak record");
          readFixture().population().everyone().forEach(person -> weak(findings, person));
        });
  }

  private void weak(Findings findings, SeededPerson person) {
    for (SourceDescriptor source : readFixture().exportable()) {
      List<String> delivered =
          readFixture().readAll(source, person).delivered(readFixture().identity(person));
      for (String json : person.weakRecords(source.id())) {
        findings.breachAtUnless(
            !delivered.contains(SeededData.compact(json)),
            source.id(),
            "a record was delivered that only a recycled identifier connects with the person");
      }
    }
  }

  @ChecksRule(Rule.ISO_04)
  final void onlySubjectsOfTheTaskGetRecords() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          Identity namesake = readFixture().identity(readFixture().population().namesake());
          for (SourceDescriptor source : readFixture().exportable()) {
            readFixture().read(source, person);
            RecordedRead second =
                RecordedRead.of(
                    readFixture().adapter(),
                    source,
                    List.of(namesake),
                    Window.all(),
                    new Cancellation());
            findings.breachAtUnless(
                second.records().stream().allMatch(push -> push.subject() == namesake),
                source.id(),
                "a record was pushed for another person");
          }
        });
  }

  @ChecksRule(Rule.ISO_06)
  final void aCallLeavesNoTraces() {
    check(
        findings -> {
          Adapter adapter = readFixture().adapter();
          SeededPerson person = readFixture().population().person();
          TraceCheck.check(findings, "confirmTenant", adapter::confirmTenant);
          for (DataSubject known : person.lookUps()) {
            TraceCheck.check(
                findings, "resolve", own -> RecordedResolution.of(adapter, known, own));
          }
          List<Identity> who = List.of(readFixture().identity(person));
          for (SourceDescriptor source : readFixture().exportable()) {
            TraceCheck.check(
                findings,
                "reading " + source.id(),
                own -> RecordedRead.of(adapter, source, who, Window.all(), own));
          }
        });
  }

  @ChecksRule(Rule.ISO_05)
  final void logsAndMessagesContainNoPersonalData() {
    check(
        findings -> {
          try (CapturedLogs logs =
              CapturedLogs.capture(readFixture().harness().applicationLoggers())) {
            CapturedOutput heard = new CapturedOutput();
            heard.exerciseReads(readFixture());
            heard.addThreadAndFileNames();
            logs.lines().forEach(line -> heard.add("log", line));
            for (SeededPerson person : readFixture().population().everyone()) {
              for (String text : IdentifyingTexts.of(person)) {
                heard
                    .findOccurrences(text)
                    .forEach(where -> findings.breach("'" + text + "' in " + where));
              }
            }
          }
        });
  }
}
