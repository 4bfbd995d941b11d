package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dsr4j.CheckedCalls;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.RunOptions;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantGuardTest {

  @TempDir private Path spool;

  private static FakeService service(String id) {
    return new FakeService(id)
        .source("rows-of-" + id, FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
        .resolver((known, cancellation) -> Samples.identified("user"));
  }

  private static CheckedCalls.Answer<TenantCheck> throwing(Exception fault) {
    return () -> {
      throw fault;
    };
  }

  @Test
  void aRequestForAnotherTenantIsRefusedBeforeAnyCall() {
    FakeService service = service("fake");
    DsrRequest foreign =
        Samples.request("DSR-9", Samples.OTHER_TENANT, DataSubject.objectId(Samples.ANNA));
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      assertThatThrownBy(() -> dsr.discover(foreign))
          .hasMessageContainingAll("DSR-9", Samples.OTHER_TENANT.value(), Samples.TENANT.value())
          .hasMessageEndingWith("[dsr.tenant-mismatch]");
      assertThatThrownBy(
              () -> dsr.discover(List.of(Samples.anna(), foreign), RunOptions.defaults()))
          .hasMessageEndingWith("[dsr.tenant-mismatch]");
    }
    assertThat(service.calls).containsExactly("open", "close");
  }

  @Test
  void oneAdapterAtAnotherTenantEndsTheRunBeforeAnythingIsRead() {
    FakeService right = service("right");
    FakeService wrong = service("wrong").tenant(() -> TenantCheck.otherTenant("is 9999"));
    Path zip = spool.resolve("package.zip");
    try (Dsr dsr = Samples.dsr(spool, right, wrong).build()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> dsr.export(Samples.anna(), ExportTarget.zip(zip)))
            .hasMessageContaining("'wrong'")
            .hasMessageEndingWith("[dsr.tenant-mismatch]");
      }
    }
    assertThat(right.calls).doesNotContain("resolve", "read rows-of-right");
    assertThat(wrong.calls).containsExactly("open", "confirm", "confirm", "close");
    assertThat(zip).doesNotExist();
  }

  @Test
  void anAdapterThatCannotConfirmItsTenantReadsNothingWhileOthersContinue() {
    FakeService down =
        service("down")
            .tenant(throwing(new DsrException(DsrError.TENANT_UNCONFIRMED, "503 twice")));
    Report report;
    try (Dsr dsr = Samples.dsr(spool, down, service("up")).build()) {
      report = dsr.discover(Samples.anna());
    }

    LedgerEntry entry = report.ledger().entry("rows-of-down").orElseThrow();
    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps().get(0).detail()).contains("503 twice");
    assertThat(report.ledger().entry("rows-of-up").orElseThrow().status())
        .isEqualTo(LedgerStatus.FOUND);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(report.adapters().get(0).tenantCheck()).isNull();
    assertThat(down.calls).containsExactly("open", "confirm", "close");
  }

  @Test
  void anExceptionDuringTheTenantCheckIsNoConfirmation() {
    for (CheckedCalls.Answer<TenantCheck> broken :
        List.<CheckedCalls.Answer<TenantCheck>>of(
            () -> null,
            throwing(new IllegalStateException("anna")),
            throwing(new java.io.IOException("anna")),
            () -> {
              throw new NoClassDefFoundError("anna");
            },
            () -> {
              throw new AssertionError("anna");
            })) {
      try (Dsr dsr = Samples.dsr(spool, service("down").tenant(broken), service("up")).build()) {
        LedgerEntry entry =
            dsr.discover(Samples.anna()).ledger().entry("rows-of-down").orElseThrow();
        assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
        assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.ADAPTER_FAILURE);
        assertThat(entry.gaps().get(0).detail()).doesNotContain("anna");
      }
    }
  }

  @Test
  void theRunIsRefusedWithTheFirstReasonWhenNoTenantIsConfirmed() {
    FakeService first = service("first").tenant(throwing(new IllegalStateException("anna")));
    FakeService second = service("second").tenant(throwing(new IllegalStateException("anna")));
    try (Dsr dsr = Samples.dsr(spool, first, second).build()) {
      assertThatThrownBy(() -> dsr.discover(Samples.anna()))
          .hasMessageContaining("'first'")
          .hasMessageNotContaining("anna")
          .hasMessageEndingWith("[dsr.tenant-unconfirmed]");
    }
    assertThat(first.calls).doesNotContain("resolve", "read rows-of-first");
  }

  @Test
  void aTenantIsAssertedWhenTheServiceCannotConfirmIt() {
    FakeService asserted = service("asserted").tenant(() -> TenantCheck.asserted("config"));
    try (Dsr dsr = Samples.dsr(spool, asserted).build()) {
      Report report = dsr.discover(Samples.anna());

      assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
      assertThat(report.adapters().get(0).tenantCheck()).isEqualTo(TenantCheck.asserted("config"));
    }
  }

  @Test
  void aTenantCheckIsCachedAndAFailureIsRepeated() {
    int[] asked = new int[1];
    FakeService flaky =
        service("flaky")
            .tenant(
                () -> {
                  if (asked[0]++ == 0) {
                    throw new IllegalStateException("first time");
                  }
                  return TenantCheck.confirmed("second time");
                });
    try (Dsr dsr = Samples.dsr(spool, flaky).build()) {
      assertThatThrownBy(() -> dsr.discover(Samples.anna())).isInstanceOf(DsrException.class);
      dsr.discover(Samples.anna());
      dsr.discover(Samples.anna());
    }
    assertThat(asked[0]).isEqualTo(2);
  }

  @Test
  void aRefusedRunLeavesNoFileInTheSpoolFolder() throws Exception {
    FakeService wrong = service("wrong").tenant(() -> TenantCheck.otherTenant("is 9999"));
    try (Dsr dsr = Samples.dsr(spool, wrong).build()) {
      assertThatThrownBy(() -> dsr.discover(Samples.anna())).isInstanceOf(DsrException.class);
    }
    try (var left = Files.list(spool)) {
      assertThat(left).isEmpty();
    }
  }
}
