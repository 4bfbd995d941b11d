package org.dsr4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.TimeZone;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.assertj.DsrAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns are exported as stored, or refused by name. */
class ColumnTypesTest {

  private static final DataSubject ROSA = DataSubject.mail("rosa@shop.example");

  private SmallDatabase database;

  private SmallDatabase shop(SpellingsTest.Kind kind) throws SQLException {
    database = new SmallDatabase(kind.start());
    return database;
  }

  private static LedgerEntry entry(Report report, String table) {
    return report.ledger().entry("small-" + table).orElseThrow();
  }

  private static void assertRefused(Report report, String table, String column) {
    DsrAssertions.assertThat(report)
        .entry("small/small-" + table)
        .isFailed()
        .because("jdbc.schema-mismatch");
    assertThat(entry(report, table).gaps()).anyMatch(gap -> gap.detail().contains(column));
  }

  @AfterEach
  void stop() {
    if (database != null) {
      database.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"binary(16)", "varbinary(16)", "blob"})
  void aPersonWithABinaryKeyIsRefusedByName(String type) throws SQLException {
    // A blob cannot be a primary key.
    shop(SpellingsTest.Kind.H2).table("people", "id " + type + ", email varchar(100)");
    database.sql(
        "insert into people values (x'00112233445566778899aabbccddeeff', 'rosa@shop.example')");

    assertRefused(database.discover(ROSA), "people", "column id of type");
    assertRefused(database.discover(SmallDatabase.number("00112233")), "people", "column id");
  }

  @ParameterizedTest
  @CsvSource({
    "H2, binary(16)",
    "H2, varbinary(16)",
    "H2, blob",
    "H2, bigint array",
    "H2, json",
    "H2, double precision",
    "H2, real",
    "POSTGRES, bytea",
    "POSTGRES, bigint[]",
    "POSTGRES, jsonb",
    "POSTGRES, double precision",
    "POSTGRES, xml"
  })
  void aKeyOfAnUnsuitableTypeIsRefusedByName(SpellingsTest.Kind kind, String type)
      throws SQLException {
    shop(kind)
        .people("bigint", "varchar(100)")
        .insert("people", 1L, "rosa@shop.example")
        .table("orders", "code " + type + ", customer bigint")
        .source("orders", "key: [code], subject: [{column: customer, kind: number}]")
        .sql("insert into orders (customer) values (1)");

    assertRefused(database.discover(ROSA), "orders", "column code of type");
  }

  @ParameterizedTest
  @CsvSource({
    "H2, binary(16)",
    "H2, blob",
    "H2, varchar(10) array",
    "H2, json",
    "H2, real",
    "H2, date",
    "POSTGRES, bytea",
    "POSTGRES, jsonb",
    "POSTGRES, text[]",
    "POSTGRES, double precision"
  })
  void aColumnThatCannotHoldIdentifiersIsRefusedByName(SpellingsTest.Kind kind, String type)
      throws SQLException {
    shop(kind)
        .people("bigint", "varchar(100)")
        .insert("people", 1L, "rosa@shop.example")
        .table("orders", "id bigint primary key, customer " + type)
        .source("orders", "key: [id], subject: [{column: customer, kind: number}]")
        .table("visits", "id bigint primary key, email varchar(100), owner " + type)
        .source(
            "visits",
            "key: [id], subject: [{column: email, kind: mail, guard: {column: owner, kind:"
                + " number}}]");

    Report report = database.discover(ROSA);

    assertRefused(report, "orders", "column customer of type");
    assertRefused(report, "visits", "column owner of type");
  }

  @ParameterizedTest
  @EnumSource(SpellingsTest.Kind.class)
  void aLocalTimeIsExportedAsStored(SpellingsTest.Kind kind) throws SQLException {
    shop(kind)
        .people("bigint", "varchar(100)")
        .insert("people", 1L, "rosa@shop.example")
        .table("visits", "id bigint primary key, customer bigint, at timestamp(3)")
        .source("visits", "key: [id, at], subject: [{column: customer, kind: number}]")
        .sql(
            "insert into visits values (1, 1, timestamp '2025-03-30 02:30'), (2, 1, timestamp"
                + " '2025-10-26 02:30'), (3, 1, timestamp '0001-01-01 00:00:00.125'), (4, 1,"
                + " null)");
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try {
      assertThat(database.exported(ROSA))
          .contains(
              "{\"id\":1,\"customer\":1,\"at\":\"2025-03-30T02:30:00\"}",
              "{\"id\":2,\"customer\":1,\"at\":\"2025-10-26T02:30:00\"}",
              "{\"id\":3,\"customer\":1,\"at\":\"0001-01-01T00:00:00.125\"}",
              "{\"id\":4,\"customer\":1,\"at\":null}");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource(SpellingsTest.Kind.class)
  void localTimesInAnArrayAreExportedAsStored(SpellingsTest.Kind kind) throws SQLException {
    String array = kind == SpellingsTest.Kind.H2 ? "timestamp array" : "timestamp[]";
    shop(kind)
        .people("bigint", "varchar(100)")
        .insert("people", 1L, "rosa@shop.example")
        .table(
            "visits",
            "id bigint primary key, customer bigint, at " + array + ", names varchar(9) array")
        .source("visits", "key: [id], subject: [{column: customer, kind: number}]")
        .sql(
            "insert into visits values (1, 1, array[timestamp '2025-03-30 02:30', null, timestamp"
                + " '2025-10-26 02:30'], array['a', null])");
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try {
      assertThat(database.exported(ROSA))
          .contains(
              "{\"id\":1,\"customer\":1,\"at\":[\"2025-03-30T02:30:00\",null,"
                  + "\"2025-10-26T02:30:00\"],\"names\":[\"a\",null]}");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource(SpellingsTest.Kind.class)
  void arraysOfArraysAreExportedAsStored(SpellingsTest.Kind kind) throws SQLException {
    boolean h2 = kind == SpellingsTest.Kind.H2;
    shop(kind)
        .people("bigint", "varchar(100)")
        .insert("people", 1L, "rosa@shop.example")
        .table(
            "visits",
            h2
                ? "id bigint primary key, customer bigint, n int array array, at timestamp array"
                    + " array"
                : "id bigint primary key, customer bigint, n int[][], at timestamp[][]")
        .source("visits", "key: [id], subject: [{column: customer, kind: number}]")
        .sql(
            "insert into visits values (1, 1, array[array[1, 2], array[3, null]],"
                + " array[array[timestamp '2025-03-30 02:30']])");

    assertThat(database.exported(ROSA))
        .contains(
            "{\"id\":1,\"customer\":1,\"n\":[[1,2],[3,null]],"
                + "\"at\":[[\"2025-03-30T02:30:00\"]]}");
  }

  @ParameterizedTest
  @CsvSource({"H2, timestamp", "H2, timestamp with time zone", "POSTGRES, timestamptz"})
  void auditRowsWithoutADateAreKept(SpellingsTest.Kind kind, String type) throws SQLException {
    audit(kind, type)
        .sql(
            "insert into log values (1, 1, '2025-05-01 10:00:00'), (2, 1, null), (3, 1,"
                + " '2024-05-01 10:00:00'), (4, 1, '2026-05-01 10:00:00')");

    assertThat(entry(database.auditOf2025(ROSA), "log").found()).isEqualTo(2);
  }

  private SmallDatabase audit(SpellingsTest.Kind kind, String type) throws SQLException {
    return shop(kind)
        .people("bigint", "varchar(100)")
        .insert("people", 1L, "rosa@shop.example")
        .table("log", "id bigint primary key, customer bigint, at " + type)
        .source("log", "key: [id], subject: [{column: customer, kind: number}], audit: at");
  }

  @Test
  void theBoundsOfAnAuditAreExactForLocalTimes() throws SQLException {
    audit(SpellingsTest.Kind.H2, "timestamp")
        .sql(
            "insert into log values (1, 1, '2025-01-01 00:59:59'), (2, 1, '2025-01-01 01:00:00'),"
                + " (3, 1, '2026-01-01 00:59:59'), (4, 1, '2026-01-01 01:00:00')");

    assertThat(entry(database.auditOf2025(ROSA), "log").found()).isEqualTo(2);
  }

  @Test
  void onlyUndatedRowsAreNoEmptyAudit() throws SQLException {
    audit(SpellingsTest.Kind.POSTGRES, "timestamp").sql("insert into log values (1, 1, null)");

    LedgerEntry log = entry(database.auditOf2025(ROSA), "log");

    assertThat(List.of(log.status(), log.found())).isEqualTo(List.of(LedgerStatus.FOUND, 1L));
  }
}
