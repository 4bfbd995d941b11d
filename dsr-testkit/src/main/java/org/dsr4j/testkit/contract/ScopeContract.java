package org.dsr4j.testkit.contract;

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

/** How much is read, for whom, and from when: rules {@code READ} on scope. */
public abstract class ScopeContract extends ContractConcern {

  /** For subclasses. */
  protected ScopeContract() {}

  @Checks(Rule.READ_07)
  final void emptyIsComplete() {
    check(
        findings -> {
          Optional<SeededPerson> newcomer = bench().population().newcomer();
          findings.breachUnless(newcomer.isPresent(), "the harness seeds no newcomer");
          newcomer.ifPresent(someone -> empty(findings, someone));
        });
  }

  private void empty(Findings findings, SeededPerson someone) {
    for (SourceDescriptor source : bench().exportable()) {
      if (!someone.holdsAny(source.id())) {
        Reading reading = bench().whole(source, someone);
        findings.breachAtUnless(
            reading.complete() && reading.pushed().isEmpty(),
            source.id(),
            reading.pushed().size() + " records, " + reading.description());
      }
    }
  }

  @Checks(Rule.READ_09)
  final void whatIsNotReadableIsRefused() {
    check(
        findings -> {
          for (SourceDescriptor source : bench().definition().sources()) {
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
    Reading reading = bench().read(source, bench().population().person());
    boolean coded = reading.thrown().map(DsrException.class::isInstance).orElse(true);
    findings.breachAtUnless(
        reading.pushed().isEmpty() && !reading.complete() && coded,
        source.id(),
        reading.pushed().size() + " records, " + reading.description());
  }

  @Checks(Rule.READ_10)
  final void manyAreAsEachAlone() {
    check(
        findings -> {
          List<SeededPerson> people =
              new ArrayList<>(
                  List.of(bench().population().namesake(), bench().population().person()));
          bench().population().newcomer().ifPresent(people::add);
          for (SourceDescriptor source : bench().exportable()) {
            Reading together = bench().read(source, people.toArray(new SeededPerson[0]));
            for (SeededPerson one : people) {
              Identity identity = bench().identity(one);
              List<String> alone = bench().whole(source, one).delivered(identity);
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

  @Checks(Rule.READ_12)
  final void readingWritesNothing() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          bench().adapter().confirmTenant(new Cancellation());
          Resolving.of(bench().adapter(), person.ways().get(0), new Cancellation());
          for (SourceDescriptor source : bench().exportable()) {
            bench().read(source, person, bench().population().namesake());
          }
          findings.breachUnless(
              bench().harness().state().equals(bench().stateAtFirst()),
              "the service is not what it was before reading");
        });
  }

  @Checks(Rule.READ_14)
  final void theWindowOfAnAuditIsKept() {
    check(
        findings -> {
          if (bench().readable(Action.AUDIT).isEmpty()) {
            throw Findings.notApplicable("no source is an audit trail");
          }
          for (SourceDescriptor source : bench().readable(Action.AUDIT)) {
            window(findings, source);
          }
        });
  }

  private void window(Findings findings, SourceDescriptor source) {
    SeededPerson person = bench().population().person();
    Map<String, Instant> dated = new LinkedHashMap<>();
    person.dated(source.id()).forEach((json, at) -> dated.put(Seeds.compact(json), at));
    List<Instant> times = List.copyOf(new TreeSet<>(dated.values()));
    if (times.size() < 3) {
      findings.breachAt(source.id(), "the harness seeds fewer than three dated records");
      return;
    }
    Window window = Window.between(times.get(1), times.get(times.size() - 1));
    Identity identity = bench().identity(person);
    Reading reading =
        Reading.of(bench().adapter(), source, List.of(identity), window, new Cancellation());
    List<String> delivered = reading.delivered(identity);
    dated.forEach(
        (json, at) ->
            findings.breachAtUnless(
                delivered.contains(json) == window.contains(at),
                source.id(),
                "a record of "
                    + at
                    + (window.contains(at) ? " is missing from " : " stands in ")
                    + window
                    + " ("
                    + reading.description()
                    + ")"));
  }
}
