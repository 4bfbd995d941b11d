package org.dsr4j.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.junit.jupiter.api.Test;

class MemoryServiceTest {

  private static final TenantId TENANT = TenantId.of("5c1f2f0e-7f0e-4f0b-9d57-3c0f4c3b2a19");
  private static final String ORDERS = "memory-order";

  private final MemoryService service = MemoryService.of(TENANT);

  MemoryServiceTest() {
    service
        .person("KD-1")
        .displayName("Kim Visser")
        .mail("kim@contoso.example", Window.since(Instant.EPOCH));
    for (int i = 1; i <= 4; i++) {
      service.row(ORDERS, "{\"id\":\"o-" + i + "\",\"customerNumber\":\"KD-1\",\"total\":1.10}");
    }
  }

  @Test
  void rowsAreDeliveredTokenByToken() {
    List<String> records = new ArrayList<>();
    try (Dsr dsr = dsr(service.configuration())) {
      Report report =
          dsr.export(
              request("kim@contoso.example"),
              ExportTarget.records(record -> records.add(text(record.content().bytes()))));

      assertThat(entry(report, ORDERS)).isEqualTo(LedgerStatus.FOUND);
    }
    assertThat(records).containsExactlyElementsOf(service.storedRows(ORDERS));
  }

  @Test
  void everyUnreadableSourceIsInTheLedger() {
    try (Dsr dsr = dsr(service.configuration())) {
      Report report = dsr.discover(request("kim@contoso.example"));

      assertThat(entry(report, "memory-archive")).isEqualTo(LedgerStatus.REDIRECTED);
      assertThat(entry(report, "memory-vault")).isEqualTo(LedgerStatus.DECLARED_IMPOSSIBLE);
      assertThat(entry(report, "memory-recommendation")).isEqualTo(LedgerStatus.FOLLOWS);
      assertThat(entry(report, "memory-call")).isEqualTo(LedgerStatus.SKIPPED);
      assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    }
  }

  @Test
  void returnedRowsAndWritesAreCounted() {
    long written = service.writes();
    assertThat(service.rowsServed()).isZero();

    discovered();

    assertThat(service.rowsServed()).isEqualTo(4);
    assertThat(service.writes()).isEqualTo(written);
    service.row(ORDERS, "{\"id\":\"o-5\"}");
    assertThat(service.writes()).isEqualTo(written + 1);
  }

  @Test
  void aRefusedSourceIsNotReadableAndTheOthersAreRead() {
    service.inject(Fault.NOT_PERMITTED, FaultPoint.source("memory-account"));

    Report report = discovered();

    assertThat(entry(report, "memory-account")).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(entry(report, ORDERS)).isEqualTo(LedgerStatus.FOUND);
  }

  @Test
  void anAnswerIsInterruptedAfterTheConfiguredNumberOfRecords() {
    service.interruptAfter(3).inject(Fault.INTERRUPTED, FaultPoint.source(ORDERS));

    Report report = discovered();

    assertThat(entry(report, ORDERS)).isEqualTo(LedgerStatus.FAILED);
    assertThat(report.ledger().entry(ORDERS).orElseThrow().found()).isEqualTo(3);
    service.clearFaults();
    assertThat(entry(discovered(), ORDERS)).isEqualTo(LedgerStatus.FOUND);
  }

  @Test
  void aShortAnswerIsInterruptedAfterItsLastRecord() {
    service.interruptAfter(100).inject(Fault.INTERRUPTED, FaultPoint.source(ORDERS));

    Report report = discovered();

    assertThat(entry(report, ORDERS)).isEqualTo(LedgerStatus.FAILED);
    assertThat(report.ledger().entry(ORDERS).orElseThrow().found()).isEqualTo(4);
  }

  @Test
  void anInterruptedLookUpLeavesTheDevicesUnknown() {
    service.inject(Fault.INTERRUPTED, FaultPoint.resolution());

    Report report = discovered();

    assertThat(entry(report, "memory-device-note")).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry(report, ORDERS)).isEqualTo(LedgerStatus.FOUND);
  }

  @Test
  void anAddressOfTwoPeopleIsAmbiguous() {
    service.person("KD-2").mail("kim@contoso.example", Window.all());

    assertThat(discovered().completion()).isEqualTo(Completion.AMBIGUOUS);
  }

  @Test
  void aCallerWithoutTheKeyIsRefused() {
    try (Dsr dsr = dsr(Configuration.of(Map.of("access.key", "a guess")))) {
      assertThatThrownBy(() -> dsr.discover(request("kim@contoso.example")))
          .isInstanceOf(DsrException.class)
          .hasMessageContaining("access.key")
          .hasMessageNotContaining("guess");
    }
  }

  @Test
  void anInvalidPageSizeIsRefusedWithoutRepeatingIt() {
    Configuration configuration =
        Configuration.of(Map.of("access.key", "any", "page.size", "zero-point-five"));

    assertThatThrownBy(() -> dsr(configuration))
        .hasMessageContaining("page.size")
        .hasMessageNotContaining("zero-point-five");
  }

  @Test
  void unknownSourcesAndRowsWithoutAUniqueIdAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> service.row("memory-oder", "{}"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> service.inject(Fault.HANGS, FaultPoint.source("memory-oder")));
    assertThatIllegalArgumentException().isThrownBy(() -> service.row(ORDERS, "{\"no\":\"id\"}"));
    assertThatIllegalArgumentException().isThrownBy(() -> service.row(ORDERS, "{\"id\":\"o-1\"}"));
  }

  private Report discovered() {
    try (Dsr dsr = dsr(service.configuration())) {
      return dsr.discover(request("kim@contoso.example"));
    }
  }

  private Dsr dsr(Configuration configuration) {
    return Dsr.builder(TENANT)
        .adapter(new MemoryAdapterProvider(), "shop", configuration)
        .resource(MemoryService.class, service)
        .build();
  }

  private static LedgerStatus entry(Report report, String source) {
    return report.ledger().entry(source).orElseThrow().status();
  }

  private static DsrRequest request(String mail) {
    LocalDate day = LocalDate.of(2026, 11, 2);
    return DsrRequest.builder(TENANT, DataSubject.mail(mail))
        .id("DSR-2026-0117")
        .requestedBy("an operator")
        .received(day)
        .identityCheck(IdentityCheck.of("an operator", "seen in person", day))
        .build();
  }

  private static String text(byte[] json) {
    return new String(json, java.nio.charset.StandardCharsets.UTF_8);
  }
}
