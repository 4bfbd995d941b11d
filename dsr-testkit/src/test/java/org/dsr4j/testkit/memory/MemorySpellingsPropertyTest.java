package org.dsr4j.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.dsr4j.Dsr;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;

/**
 * Over random tenants and spellings: a row that names the person is found, held back, or its source
 * has a gap; a row that names somebody else is not found.
 */
class MemorySpellingsPropertyTest {

  private static final int TENANTS = 60;
  private static final TenantId TENANT = TenantId.of("5c1f2f0e-7f0e-4f0b-9d57-3c0f4c3b2a19");
  private static final String NEWSLETTERS = "memory-newsletter";

  private static final String[] NAMES = {
    "rosa",
    "zo\u00eb",
    "zoe",
    "kim",
    "\u212aim",
    "ivo",
    "\u0131vo",
    "\u0130vo",
    "\uff52osa",
    "ro\u200bsa",
    "007",
    "7",
    "1b4e28ba-2fa1-11d2-883f-0016d3cca427"
  };

  private static final String[] HOSTS = {
    "shop.example",
    "b\u00fccher.example",
    "xn--bcher-kva.example",
    "stra\u00dfe.example",
    "strasse.example",
    "xn--strae-oqa.example"
  };

  private final long seed = Long.getLong("dsr.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private String address() {
    return pick(NAMES) + "@" + pick(HOSTS);
  }

  /** Changes what does not count: blanks, Unicode form, case of A to Z. */
  private String respelled(String address) {
    String text = address;
    if (random.nextBoolean() && !text.contains("\u212a")) {
      text = Normalizer.normalize(text, Normalizer.Form.NFD);
    }
    if (random.nextBoolean()) {
      StringBuilder upper = new StringBuilder();
      text.chars()
          .map(c -> c < 128 && random.nextBoolean() ? Character.toUpperCase(c) : c)
          .forEach(c -> upper.append((char) c));
      text = upper.toString();
    }
    String[] ends = {"", " ", "\u00a0", "\u200b", "\ufeff", "\u2003"};
    return pick(ends) + text + pick(ends);
  }

  @Test
  void aRowThatNamesThePersonIsNeverOverlooked() {
    int same = 0;
    for (int i = 0; i < TENANTS; i++) {
      String customer = respelled(address());
      String row = random.nextBoolean() ? respelled(customer) : respelled(address());
      boolean equal =
          IdentifierKind.MAIL.comparable(customer).equals(IdentifierKind.MAIL.comparable(row));
      same += equal ? 1 : 0;

      LedgerEntry entry = newsletters(customer, row);

      String what = "seed %d: customer '%s', row '%s': %s".formatted(seed, customer, row, entry);
      if (equal) {
        assertThat(entry.found() + entry.quarantined() + entry.gaps().size()).as(what).isPositive();
      } else {
        assertThat(entry.found()).as(what).isZero();
      }
    }

    assertThat(same).isBetween(1, TENANTS - 1);
  }

  private LedgerEntry newsletters(String customer, String row) {
    MemoryService shop = MemoryService.of(TENANT);
    shop.person("4711").mail(customer, Window.since(Instant.EPOCH));
    shop.row("memory-account", "{\"id\":\"a-1\",\"customerNumber\":\"4711\"}");
    shop.row(
        NEWSLETTERS,
        "{\"id\":\"n-1\",\"mail\":\"%s\",\"customerNumber\":null,\"subscribedAt\":\"2025-01-01T00:00:00Z\"}"
            .formatted(row));
    LocalDate day = LocalDate.of(2026, 11, 2);
    DsrRequest request =
        DsrRequest.builder(
                TENANT,
                DataSubject.of(Identifier.of(MemoryAdapterProvider.customerNumber("shop"), "4711")))
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
      Report report = dsr.discover(request);
      return report.ledger().entry(NEWSLETTERS).orElseThrow();
    }
  }
}
