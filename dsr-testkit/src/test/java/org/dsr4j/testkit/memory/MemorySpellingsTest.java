package org.dsr4j.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.dsr4j.Dsr;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory adapter finds at least the rows that equality finds. */
class MemorySpellingsTest {

  private static final TenantId TENANT = TenantId.of("5c1f2f0e-7f0e-4f0b-9d57-3c0f4c3b2a19");
  private static final String NEWSLETTERS = "memory-newsletter";

  private final MemoryService shop = MemoryService.of(TENANT);

  private void customer(String mail) {
    shop.person("4711").mail(mail, Window.since(Instant.EPOCH));
    shop.row("memory-account", "{\"id\":\"a-1\",\"customerNumber\":\"4711\"}");
  }

  private void newsletter(String mail) {
    shop.row(
        NEWSLETTERS,
        "{\"id\":\"n-1\",\"mail\":\"%s\",\"customerNumber\":null,\"subscribedAt\":\"2025-01-01T00:00:00Z\"}"
            .formatted(mail));
  }

  private Report discover(DataSubject subject) {
    LocalDate day = LocalDate.of(2026, 11, 2);
    DsrRequest request =
        DsrRequest.builder(TENANT, subject)
            .id("DSR-1")
            .requestedBy("privacy desk")
            .received(day)
            .identityCheck(IdentityCheck.of("front desk", "passport", day))
            .build();
    try (Dsr dsr =
        Dsr.builder(TENANT)
            .adapter(new MemoryAdapterProvider(), "shop", shop.configuration())
            .resource(MemoryService.class, shop)
            .build()) {
      return dsr.discover(request);
    }
  }

  private static LedgerEntry entry(Report report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "rosa@shop.example, 'rosa@shop.example '",
    "rosa@shop.example, '\u00a0ROSA@shop.example\u200b'",
    "zo\u00eb@shop.example, zoe\u0308@shop.example",
    "zoe\u0308@shop.example, zo\u00eb@shop.example",
    "rosa@xn--bcher-kva.example, rosa@b\u00fccher.example",
    "rosa@b\u00fccher.example, rosa@XN--BCHER-KVA.example"
  })
  void aRowInAnotherSpellingIsNotOverlooked(String customer, String row) {
    customer(customer);
    newsletter(row);

    for (String asked : new String[] {customer, row}) {
      Report report = discover(DataSubject.mail(asked));

      assertThat(entry(report, "memory-account").found()).isEqualTo(1);
      assertThat(entry(report, NEWSLETTERS).found()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u212aim@shop.example", "k\u0131m@shop.example", "kim@\u017fhop.example"})
  void aPersonWithASimilarAddressIsNobody(String other) {
    customer(other);
    newsletter(other);

    Report report = discover(DataSubject.mail("kim@shop.example"));

    assertThat(report.ledger().entries())
        .allSatisfy(each -> assertThat(each.found() + each.quarantined()).isZero());
    assertThat(entry(report, NEWSLETTERS).status()).isNotEqualTo(LedgerStatus.FOUND);
  }

  @Test
  void aPastedAddressIsFound() {
    customer("rosa@shop.example");

    Report report = discover(DataSubject.mail("Rosa <rosa@shop.example>\u200b"));

    assertThat(entry(report, "memory-account").found()).isEqualTo(1);
  }

  @Test
  void aKindThatTheAdapterDoesNotConsumeIsRefusedByName() {
    DataSubject subject =
        DataSubject.of(Identifier.of(IdentifierKind.PROXY_ADDRESS, "rosa@shop.example"));

    DsrException refusal =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            DsrException.class, () -> discover(subject));

    assertThat(refusal.code()).isEqualTo(DsrError.UNKNOWN_IDENTIFIER_KIND);
    assertThat(refusal.getMessage()).contains("'proxy-address'");
    assertThat(shop.rowsServed()).isZero();
  }
}
