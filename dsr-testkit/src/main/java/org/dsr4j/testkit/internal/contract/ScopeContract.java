package org.dsr4j.testkit.internal.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.contract.fixture.RecordedResolution;
import org.dsr4j.testkit.internal.contract.fixture.SeededData;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code READ} on scope: amount, persons and time window. */
public abstract class ScopeContract extends ContractConcern {

  /** For subclasses. */
  public ScopeContract() {}

  @ChecksRule(Rule.READ_07)
  final void anEmptySourceIsComplete() {
    check(
        findings -> {
          Optional<SeededPerson> newcomer = readFixture().population().recentlyJoinedPerson();
          findings.breachUnless(newcomer.isPresent(), "the harness seeds no newcomer");
          newcomer.ifPresent(someone -> empty(findings, someone));
        });
  }

  private void empty(Findings findings, SeededPerson someone) {
    for (SourceDescriptor source : readFixture().exportable()) {
      if (!someone.hasRecords(source.id())) {
        RecordedRead reading = readFixture().readAll(source, someone);
        findings.breachAtUnless(
            reading.complete() && reading.records().isEmpty(),
            source.id(),
            reading.records().size() + " records, " + reading.description());
      }
    }
  }

  @ChecksRule(Rule.READ_09)
  final void anUndeclaredReadIsRefused() {
    check(
        findings -> {
          for (SourceDescriptor source : readFixture().definition().sources()) {
            boolean readable =
                List.of(Action.DISCOVER, Action.EXPORT, Action.AUDIT).stream()
                    .anyMatch(a -> source.support(a).status() == ActionSupport.Status.SUPPORTED);
            if (!readable) {
              refused(findings, source);
            }
          }
        });
  }

  private void refused(Findings findings, SourceDescriptor source) {
    RecordedRead reading = readFixture().read(source, readFixture().population().person());
    boolean coded = reading.thrown().map(DsrException.class::isInstance).orElse(true);
    findings.breachAtUnless(
        reading.records().isEmpty() && !reading.complete() && coded,
        source.id(),
        reading.records().size() + " records, " + reading.description());
  }

  @ChecksRule(Rule.READ_10)
  final void readingManyPeopleGivesTheSameAsReadingEachAlone() {
    check(
        findings -> {
          List<SeededPerson> people =
              new ArrayList<>(
                  List.of(
                      readFixture().population().namesake(), readFixture().population().person()));
          readFixture().population().recentlyJoinedPerson().ifPresent(people::add);
          for (SourceDescriptor source : readFixture().exportable()) {
            RecordedRead together = readFixture().read(source, people.toArray(new SeededPerson[0]));
            for (SeededPerson one : people) {
              Identity identity = readFixture().identity(one);
              List<String> alone = readFixture().readAll(source, one).delivered(identity);
              findings.breachAtUnless(
                  sorted(together.delivered(identity)).equals(sorted(alone)),
                  source.id(),
                  alone.size()
                      + " records alone, "
                      + together.delivered(identity).size()
                      + " among others ("
                      + together.description()
                      + ")");
            }
          }
        });
  }

  private static List<String> sorted(List<String> records) {
    return records.stream().sorted().toList();
  }

  @ChecksRule(Rule.READ_12)
  final void readingChangesNothing() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          readFixture().adapter().confirmTenant(new Cancellation());
          RecordedResolution.of(
              readFixture().adapter(), person.lookUps().get(0), new Cancellation());
          for (SourceDescriptor source : readFixture().exportable()) {
            readFixture().read(source, person, readFixture().population().namesake());
          }
          findings.breachUnless(
              readFixture().harness().state().equals(readFixture().initialState()),
              "the service was changed by reading");
        });
  }

  @ChecksRule(Rule.READ_14)
  final void theWindowOfAnAuditIsRespected() {
    check(
        findings -> {
          if (readFixture().readable(Action.AUDIT).isEmpty()) {
            throw Findings.notApplicable("no source is an audit trail");
          }
          for (SourceDescriptor source : readFixture().readable(Action.AUDIT)) {
            window(findings, source);
          }
        });
  }

  private void window(Findings findings, SourceDescriptor source) {
    SeededPerson person = readFixture().population().person();
    Map<String, Instant> dated = new LinkedHashMap<>();
    person.recordTimes(source.id()).forEach((json, at) -> dated.put(SeededData.compact(json), at));
    List<Instant> times = List.copyOf(new TreeSet<>(dated.values()));
    if (times.size() < 3) {
      findings.breachAt(source.id(), "the harness seeds fewer than three dated records");
      return;
    }
    Window window = Window.between(times.get(1), times.get(times.size() - 1));
    Identity identity = readFixture().identity(person);
    RecordedRead reading =
        RecordedRead.of(
            readFixture().adapter(), source, List.of(identity), window, new Cancellation());
    List<String> delivered = reading.delivered(identity);
    dated.forEach(
        (json, at) ->
            findings.breachAtUnless(
                delivered.contains(json) == window.contains(at),
                source.id(),
                "a record of "
                    + at
                    + (window.contains(at) ? " is missing from " : " is in ")
                    + window
                    + " ("
                    + reading.description()
                    + ")"));
  }
}
