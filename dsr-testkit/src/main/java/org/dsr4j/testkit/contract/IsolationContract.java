package org.dsr4j.testkit.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;

/** What is not read, and where personal data must not appear: rules {@code ISO}. */
public abstract class IsolationContract extends ContractConcern {

  /** For subclasses. */
  protected IsolationContract() {}

  @Checks(Rule.ISO_01)
  final void recordsOfOthersStayOut() {
    check(
        findings -> {
          for (SeededPerson person : bench().population().everyone()) {
            for (SeededPerson other : bench().population().everyone()) {
              if (person != other && other != bench().population().namesake()) {
                staysOut(findings, person, other);
              }
            }
          }
        });
  }

  @Checks(Rule.ISO_02)
  final void theNamesakesRecordsStayTheNamesakes() {
    check(
        findings -> {
          findings.breachUnless(
              !bench().population().namesake().marks().isEmpty(), "the namesake has no marks");
          for (SeededPerson person : bench().population().everyone()) {
            if (person != bench().population().namesake()) {
              staysOut(findings, person, bench().population().namesake());
            }
          }
        });
  }

  private void staysOut(Findings findings, SeededPerson person, SeededPerson other) {
    for (SourceDescriptor source : bench().exportable()) {
      Set<String> foreign = new LinkedHashSet<>();
      other.records(source.id()).forEach(json -> foreign.add(Seeds.compact(json)));
      person.records(source.id()).forEach(json -> foreign.remove(Seeds.compact(json)));
      for (String json : bench().whole(source, person).delivered(bench().identity(person))) {
        findings.breachAtUnless(
            !foreign.contains(json), source.id(), "a record of " + name(other) + " was delivered");
        other.marks().stream()
            .filter(json::contains)
            .forEach(
                mark ->
                    findings.breachAt(
                        source.id(),
                        "'" + mark + "', which marks " + name(other) + ", stands in a record"));
      }
    }
  }

  private String name(SeededPerson person) {
    return person == bench().population().namesake() ? "the namesake" : "another person";
  }

  @Checks(Rule.ISO_03)
  final void weakMatchesAreNotDelivered() {
    check(
        findings -> {
          boolean recyclable =
              bench().exportable().stream()
                  .flatMap(source -> source.matchRules().stream())
                  .anyMatch(rule -> !rule.kind().immutable());
          if (!recyclable) {
            throw Findings.notApplicable("no source matches by an identifier that is recycled");
          }
          boolean seeded =
              bench().population().everyone().stream().anyMatch(p -> !p.weakSources().isEmpty());
          findings.breachUnless(seeded, "the harness seeds no weak record");
          bench().population().everyone().forEach(person -> weak(findings, person));
        });
  }

  private void weak(Findings findings, SeededPerson person) {
    for (SourceDescriptor source : bench().exportable()) {
      List<String> delivered = bench().whole(source, person).delivered(bench().identity(person));
      for (String json : person.weakRecords(source.id())) {
        findings.breachAtUnless(
            !delivered.contains(Seeds.compact(json)),
            source.id(),
            "a record that only a recycled identifier ties to the person was delivered");
      }
    }
  }

  @Checks(Rule.ISO_04)
  final void onlySubjectsOfTheTaskGetRecords() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          Identity namesake = bench().identity(bench().population().namesake());
          for (SourceDescriptor source : bench().exportable()) {
            bench().read(source, person);
            Reading second =
                Reading.of(
                    bench().adapter(), source, List.of(namesake), Window.all(), new Cancellation());
            findings.breachAtUnless(
                second.pushed().stream().allMatch(push -> push.who() == namesake),
                source.id(),
                "a record was pushed for somebody else");
          }
        });
  }

  @Checks(Rule.ISO_05)
  final void logsAndMessagesHoldNothingPersonal() {
    check(
        findings -> {
          try (CapturedLogs logs =
              CapturedLogs.capture(bench().harness().loggersOfTheApplication())) {
            Heard heard = new Heard();
            heard.everything(bench());
            heard.names();
            logs.lines().forEach(line -> heard.add("log", line));
            for (SeededPerson person : bench().population().everyone()) {
              for (String text : PersonalTexts.of(person)) {
                heard.where(text).forEach(where -> findings.breach("'" + text + "' in " + where));
              }
            }
          }
        });
  }
}
