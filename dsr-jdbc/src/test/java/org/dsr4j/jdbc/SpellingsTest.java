package org.dsr4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Random;
import java.util.function.Supplier;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries find at least the rows that equality finds, in every database. */
class SpellingsTest {

  /** The databases of the tests. */
  enum Kind {
    H2,
    POSTGRES;

    ShopDatabase start() throws SQLException {
      return this == H2 ? new H2Shop() : new PostgresShop();
    }
  }

  private SmallDatabase database;

  private SmallDatabase shop(Kind kind, String idType, String mailType) throws SQLException {
    database =
        new SmallDatabase(kind.start())
            .people(idType, mailType)
            .table("newsletter", "id bigint primary key, email " + mailType)
            .source("newsletter", "key: [id], subject: [{column: email, kind: mail}]");
    return database;
  }

  private static LedgerEntry entry(Report report, String table) {
    return report.ledger().entry("small-" + table).orElseThrow();
  }

  private static long seen(Report report, String table) {
    return entry(report, table).found() + entry(report, table).quarantined();
  }

  @AfterEach
  void stop() {
    if (database != null) {
      database.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "H2, 'rosa@shop.example '",
    "H2, ' rosa@shop.example'",
    "H2, 'rosa@shop.example\u00a0'",
    "H2, '\ufeffrosa@shop.example\u200b'",
    "H2, 'ROSA@SHOP.EXAMPLE'",
    "H2, 'rosa@shop.example.'",
    "POSTGRES, 'rosa@shop.example '",
    "POSTGRES, '\u2003rosa@shop.example'",
    "POSTGRES, 'ROSA@SHOP.EXAMPLE\u200e'"
  })
  void aRowWithBlanksAroundTheAddressIsNotOverlooked(Kind kind, String stored) throws SQLException {
    shop(kind, "bigint", "varchar(100)").insert("people", 1L, "rosa@shop.example");
    database.insert("newsletter", 1L, stored).insert("newsletter", 2L, "kim@shop.example");

    Report report = database.discover(DataSubject.mail("rosa@shop.example"));

    assertThat(entry(report, "people").found()).isEqualTo(1);
    assertThat(seen(report, "newsletter")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "H2, rosa@shop.example, ' ROSA@shop.example\u00a0'",
    "H2, zo\u00eb@shop.example, zoe\u0308@shop.example",
    "H2, rosa@b\u00fccher.example, rosa@xn--bcher-kva.example",
    "H2, rosa@xn--bcher-kva.example, rosa@B\u00fccher.example",
    "H2, x\u0323\u0307y@shop.example, x\u0307\u0323y@shop.example",
    "H2, 50%_off@shop.example, 50%_OFF@shop.example",
    "POSTGRES, zoe\u0308@shop.example, zo\u00eb@shop.example",
    "POSTGRES, rosa@b\u00fccher.example, rosa@XN--BCHER-KVA.example",
    "POSTGRES, a^[b]@shop.example, A^[b]@shop.example"
  })
  void aPersonIsIdentifiedInAnySpelling(Kind kind, String asked, String stored)
      throws SQLException {
    shop(kind, "bigint", "varchar(100)").insert("people", 1L, stored);
    database.insert("newsletter", 1L, asked).insert("newsletter", 2L, stored);

    Report report = database.discover(DataSubject.of(Identifier.of(IdentifierKind.MAIL, asked)));

    assertThat(entry(report, "people").found()).isEqualTo(1);
    assertThat(seen(report, "newsletter")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "H2, \u212aim@shop.example, kim@shop.example",
    "H2, \u0131vo@shop.example, ivo@shop.example",
    "H2, \u017fam@shop.example, sam@shop.example",
    "H2, xkim@shop.example, kim@shop.example",
    "H2, kim@shop.example.org, kim@shop.example",
    "POSTGRES, \u212aim@shop.example, kim@shop.example",
    "POSTGRES, kxm@shop.example, k_m@shop.example",
    "POSTGRES, \u0130vo@shop.example, ivo@shop.example"
  })
  void aPersonWithASimilarAddressIsNobody(Kind kind, String stored, String asked)
      throws SQLException {
    shop(kind, "bigint", "varchar(100)").insert("people", 1L, stored);
    database.insert("newsletter", 1L, stored);

    Report report = database.discover(DataSubject.mail(asked));

    assertThat(seen(report, "people")).isZero();
    assertThat(seen(report, "newsletter")).isZero();
    assertThat(report.completion()).isNotEqualTo(Completion.COMPLETE);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aColumnPaddedWithBlanksIsCompared(Kind kind) throws SQLException {
    shop(kind, "char(20)", "char(60)").insert("people", "K-1", "rosa@shop.example");
    database
        .insert("newsletter", 1L, "Rosa@shop.example")
        .table("orders", "id bigint primary key, customer varchar(40)")
        .source("orders", "key: [id], subject: [{column: customer, kind: number}]")
        .insert("orders", 1L, " K-1 ")
        .insert("orders", 2L, "k-1");

    Report report = database.discover(SmallDatabase.number("K-1"));

    assertThat(entry(report, "people").found()).isEqualTo(1);
    assertThat(seen(report, "newsletter")).isEqualTo(1);
    assertThat(entry(report, "orders").found()).as("the case of the key matters").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void numbersOfANumericKindAreFoundWithLeadingZeros(Kind kind) throws SQLException {
    shop(kind, "bigint", "varchar(100)")
        .with("numericKinds: [number]")
        .insert("people", 42L, "rosa@shop.example")
        .table("orders", "id bigint primary key, customer varchar(40)")
        .source("orders", "key: [id], subject: [{column: customer, kind: number}]")
        .insert("orders", 1L, "00042 ")
        .insert("orders", 2L, "420")
        .insert("orders", 3L, "+42.0")
        .table("invoices", "id bigint primary key, customer numeric(12,2)")
        .source("invoices", "key: [id], subject: [{column: customer, kind: number}]")
        .insert("invoices", 1L, new java.math.BigDecimal("42.00"));

    Report report =
        database.discover(DataSubject.of(Identifier.of(SmallDatabase.NUMBER.asNumeric(), "0042")));

    assertThat(entry(report, "people").found()).isEqualTo(1);
    assertThat(entry(report, "orders").found()).isEqualTo(2);
    assertThat(entry(report, "invoices").found()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void anotherSpellingOfANumberIsAGapIfTheKindIsTextual(Kind kind) throws SQLException {
    shop(kind, "bigint", "varchar(100)")
        .insert("people", 42L, "rosa@shop.example")
        .table("invoices", "id bigint primary key, customer numeric(12,2)")
        .source("invoices", "key: [id], subject: [{column: customer, kind: number}]")
        .insert("invoices", 1L, new java.math.BigDecimal("42.00"));

    LedgerEntry people = entry(database.discover(SmallDatabase.number("0042")), "people");
    LedgerEntry invoices = entry(database.discover(SmallDatabase.number("42")), "invoices");

    for (LedgerEntry entry : new LedgerEntry[] {people, invoices}) {
      assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
      assertThat(entry.gaps()).anyMatch(gap -> gap.detail().contains("numericKinds"));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aGuidIsFoundInEverySpelling(Kind kind) throws SQLException {
    String guid = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
    shop(kind, "bigint", "varchar(100)").insert("people", 1L, guid);
    database
        .insert("newsletter", 1L, "{1B4E28BA-2FA1-11D2-883F-0016D3CCA427}")
        .insert("newsletter", 2L, " 1B4E28BA2FA111D2883F0016D3CCA427")
        .insert("newsletter", 3L, "1b4e28ba-2fa1-11d2-883f-0016d3cca428");

    for (String asked : new String[] {guid, "{" + guid + "}", guid.replace("-", "")}) {
      Report report = database.discover(DataSubject.of(Identifier.of(IdentifierKind.MAIL, asked)));

      assertThat(entry(report, "people").found()).isEqualTo(1);
      assertThat(seen(report, "newsletter")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theLargestIntegerIsAskedFor(Kind kind) throws SQLException {
    shop(kind, "bigint", "varchar(100)").insert("people", Long.MAX_VALUE, "rosa@shop.example");

    Report report = database.discover(SmallDatabase.number(Long.toString(Long.MAX_VALUE)));

    assertThat(entry(report, "people").found()).isEqualTo(1);
    assertThat(seen(database.discover(SmallDatabase.number("9".repeat(30))), "people")).isZero();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void randomSpellingsOfAnAddressAreNeverOverlooked(Kind kind) throws SQLException {
    shop(kind, "bigint", "varchar(200)").insert("people", 1L, "Zo\u00eb.I@B\u00fccher.Kim.example");
    long seed = Long.getLong("dsr.seed", System.nanoTime());
    Random random = new Random(seed);
    for (long id = 1; id <= 60; id++) {
      database.insert("newsletter", id, respelled(random));
    }

    Report report = database.discover(DataSubject.mail("zo\u00eb.i@b\u00fccher.kim.example"));

    assertThat(entry(report, "people").found()).isEqualTo(1);
    assertThat(seen(report, "newsletter")).as("-Ddsr.seed=" + seed).isEqualTo(60);
  }

  private static String respelled(Random random) {
    Supplier<String> edge =
        () -> new String[] {"", " ", "\t", "\u00a0", "\ufeff", "\u200b"}[random.nextInt(6)];
    String host = random.nextBoolean() ? "b\u00fccher" : "xn--bcher-kva";
    StringBuilder text = new StringBuilder();
    for (char letter : ("zo\u00eb.i@" + host + ".kim.example").toCharArray()) {
      boolean ascii = letter <= 0x7f;
      text.append(ascii && random.nextBoolean() ? Character.toUpperCase(letter) : letter);
    }
    String form =
        random.nextBoolean() ? Normalizer.normalize(text, Normalizer.Form.NFD) : text.toString();
    return edge.get() + edge.get() + form + (random.nextInt(4) == 0 ? "." : "") + edge.get();
  }
}
