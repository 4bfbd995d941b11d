package org.dsr4j.testkit.internal.contract;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Adapter;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.ReadFixture;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.contract.fixture.SeededData;
import org.dsr4j.testkit.internal.contract.result.FailureTexts;
import org.dsr4j.testkit.internal.contract.result.Findings;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Rules {@code READ} on memory, environment and threads. */
public abstract class StreamingContract extends ContractConcern {

  private static final long MOST_AHEAD = 5_000;
  private static final int THREADS = 8;

  /** For subclasses. */
  public StreamingContract() {}

  @ChecksRule(Rule.READ_11)
  final void readingStreams() {
    check(
        findings -> {
          Optional<SeededPerson> prolific = readFixture().population().personWithManyRecords();
          findings.breachUnless(prolific.isPresent(), "the harness seeds no prolific person");
          findings.breachUnless(
              readFixture().rowsServed().isPresent(),
              "the harness does not count the returned records");
          if (prolific.isPresent() && readFixture().rowsServed().isPresent()) {
            streams(findings, prolific.get());
          }
        });
  }

  private void streams(Findings findings, SeededPerson prolific) {
    Identity identity = readFixture().identity(prolific);
    long most = 0;
    for (SourceDescriptor source : readFixture().exportable()) {
      if (prolific.hasRecords(source.id())) {
        ReadAheadLimit lead = new ReadAheadLimit(readFixture().rowsServed().orElseThrow());
        RecordedRead reading =
            new RecordedRead(source, List.of(identity), Window.all(), new Cancellation(), lead)
                .read(readFixture().adapter());
        most = Math.max(most, lead.pushed);
        findings.breachAtUnless(
            lead.most <= MOST_AHEAD,
            source.id(),
            "up to " + lead.most + " records were returned and not yet pushed");
        findings.breachAtUnless(reading.complete(), source.id(), reading.description());
      }
    }
    findings.breachUnless(
        most >= SeededPerson.MANY, "the most that one source pushed is " + most + " records");
  }

  /**
   * Counts how many records the service has returned that were not yet pushed; keeps no records.
   */
  private final class ReadAheadLimit implements RecordedRead.PushListener {
    private static final int EVERY = 100;
    private final long atFirst;
    private long pushed;
    private long most;

    ReadAheadLimit(long atFirst) {
      this.atFirst = atFirst;
    }

    @Override
    public void onPush(RecordedRead.Pushed push) {
      if (pushed++ % EVERY == 0) {
        most = Math.max(most, readFixture().rowsServed().orElseThrow() - atFirst - pushed);
      }
    }
  }

  @ChecksRule(Rule.READ_15)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  final void localeZoneAndClockDoNotMatter() {
    check(
        findings -> {
          Map<SourceDescriptor, List<String>> expected = everything(readFixture().adapter());
          Locale locale = Locale.getDefault();
          TimeZone zone = TimeZone.getDefault();
          Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(5000));
          try {
            // A locale with other digits and another lower case, and a zone with another date.
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            try (Adapter elsewhere =
                readFixture().open(ReadFixture.INSTANCE, readFixture().harness().tenant(), later)) {
              compare(
                  findings, expected, everything(elsewhere), "in another locale, zone and year");
            }
          } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
          }
        });
  }

  private Map<SourceDescriptor, List<String>> everything(Adapter adapter) {
    Map<SourceDescriptor, List<String>> all = new LinkedHashMap<>();
    Identity identity =
        ReadFixture.resolve(adapter, readFixture().population().person().lookUps().get(0));
    for (SourceDescriptor source : readFixture().exportable()) {
      all.put(source, read(adapter, source, identity));
    }
    return all;
  }

  private static List<String> read(Adapter adapter, SourceDescriptor source, Identity identity) {
    RecordedRead reading =
        RecordedRead.of(adapter, source, List.of(identity), Window.all(), new Cancellation());
    List<String> seen = new ArrayList<>(SeededData.orderedContents(reading));
    seen.add(reading.description());
    return seen;
  }

  private static void compare(
      Findings findings,
      Map<SourceDescriptor, List<String>> expected,
      Map<SourceDescriptor, List<String>> seen,
      String where) {
    expected.forEach(
        (source, records) ->
            findings.breachAtUnless(
                records.equals(seen.get(source)),
                source.id(),
                "another result "
                    + where
                    + ": "
                    + FailureTexts.sample(
                        difference(seen.getOrDefault(source, List.of()), records))));
  }

  private static List<String> difference(List<String> seen, List<String> expected) {
    List<String> rest = new ArrayList<>(seen);
    rest.removeAll(expected);
    return rest;
  }

  @ChecksRule(Rule.READ_16)
  final void sourcesCanBeReadConcurrently() throws Exception {
    check(
        findings -> {
          Map<SourceDescriptor, List<String>> expected = everything(readFixture().adapter());
          Identity identity = readFixture().identity(readFixture().population().person());
          ExecutorService threads = Executors.newFixedThreadPool(THREADS);
          try {
            List<Callable<Map.Entry<SourceDescriptor, List<String>>>> tasks = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
              for (SourceDescriptor source : expected.keySet()) {
                tasks.add(() -> Map.entry(source, read(readFixture().adapter(), source, identity)));
              }
            }
            for (Future<Map.Entry<SourceDescriptor, List<String>>> done :
                threads.invokeAll(tasks)) {
              SourceDescriptor source = done.get().getKey();
              compare(
                  findings,
                  Map.of(source, expected.get(source)),
                  Map.of(source, done.get().getValue()),
                  "in parallel with other readings");
            }
          } finally {
            threads.shutdownNow();
          }
        });
  }

  @ChecksRule(Rule.READ_17)
  final void nothingIsPassedAfterARead() {
    check(
        findings -> {
          Map<SourceDescriptor, RecordedRead> reads = new LinkedHashMap<>();
          try (Adapter own =
              readFixture()
                  .open(
                      ReadFixture.INSTANCE, readFixture().harness().tenant(), Clock.systemUTC())) {
            Identity identity = readFixture().identity(readFixture().population().person());
            for (SourceDescriptor source : readFixture().exportable()) {
              reads.put(
                  source,
                  RecordedRead.of(
                      own, source, List.of(identity), Window.all(), new Cancellation()));
            }
          }
          reads.forEach(
              (source, read) ->
                  findings.breachAtUnless(
                      read.late() == 0,
                      source.id(),
                      read.late() + " pushes after the read had returned"));
        });
  }

  @ChecksRule(Rule.READ_18)
  final void attachmentsBelongToARecord() {
    check(
        findings -> {
          for (SourceDescriptor source : readFixture().exportable()) {
            RecordedRead read = readFixture().readAll(source, readFixture().population().person());
            findings.breachAtUnless(
                read.loose() == 0, source.id(), read.loose() + " attachments without a record");
          }
        });
  }
}
