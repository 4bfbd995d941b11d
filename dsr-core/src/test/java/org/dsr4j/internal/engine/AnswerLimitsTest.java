package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dsr4j.Dsr;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Report;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.RecordSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An adapter answers only what it read, and only while it reads. */
class AnswerLimitsTest {

  @TempDir private Path spool;

  private Report discover(FakeService service) {
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      return dsr.discover(Samples.anna());
    }
  }

  private LedgerEntry answered(Gap gap) {
    return discover(
            new FakeService("fake")
                .source("rows", (task, sink) -> ReadOutcome.incomplete(gap))
                .source("others", FakeRecords.none()))
        .ledger()
        .entry("rows")
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = LedgerStatus.class,
      names = {"ATTESTED", "KEPT", "REDIRECTED", "SKIPPED", "FOLLOWS", "QUARANTINED"})
  void aStatusThatOnlyADeclarationOrAPersonGivesIsABreachOfContract(LedgerStatus status) {
    LedgerEntry entry = answered(new Gap(status, DsrError.DECLARED, "trust me"));

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps()).extracting(Gap::code).containsExactly(DsrError.CONTRACT_BREACH);
  }

  @ParameterizedTest
  @EnumSource(
      value = LedgerStatus.class,
      names = {"NOT_READABLE", "FAILED", "UNKNOWN", "PENDING", "NOT_APPLICABLE"})
  void whatAReadFindsOutStaysAsItIs(LedgerStatus status) {
    assertThat(answered(new Gap(status, DsrError.PERMISSION_MISSING, "seen")).status())
        .isEqualTo(status);
  }

  @Test
  void aSettingOfTheOperatorSkipsASourceAndIsNamed() {
    ErrorDescriptor setting = new ErrorDescriptor("fake.beta-off", ErrorFamily.CALLER, false);

    assertThat(answered(new Gap(LedgerStatus.SKIPPED, setting, "set the key 'beta'")).status())
        .isEqualTo(LedgerStatus.SKIPPED);
  }

  private static void push(RecordSink sink, Identity who) {
    sink.record(
        who,
        RecordKey.of("late"),
        FakeRecords.json(FakeRecords.row(Samples.ANNA, 1)),
        FakeRecords.BY_ID);
  }

  @Test
  void aRecordThatIsPassedAfterTheReadReturnedIsABreachOfContractOfItsSource() {
    List<DsrException> thrown = new CopyOnWriteArrayList<>();
    CountDownLatch refused = new CountDownLatch(1);
    Report report =
        discover(
            new FakeService("fake")
                .source(
                    "early",
                    (task, sink) -> {
                      new Thread(
                              () -> {
                                pushUntilRefused(sink, task.subjects().get(0), thrown);
                                refused.countDown();
                              })
                          .start();
                      return ReadOutcome.complete();
                    })
                .source(
                    "others",
                    (task, sink) -> {
                      assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
                      return ReadOutcome.complete();
                    }));

    assertThat(thrown).extracting(DsrException::code).containsExactly(DsrError.CONTRACT_BREACH);
    assertThat(report.ledger().entry("early").orElseThrow().status())
        .isEqualTo(LedgerStatus.FAILED);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  private static void pushUntilRefused(RecordSink sink, Identity who, List<DsrException> thrown) {
    while (thrown.isEmpty()) {
      try {
        push(sink, who);
      } catch (DsrException e) {
        thrown.add(e);
      }
    }
  }
}
