package org.dsr4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of people who have no row in the table of customers are not lost. */
class NoCustomerTest {

  private SmallDatabase database;

  @BeforeEach
  void start() throws SQLException {
    database =
        new SmallDatabase(new H2Shop())
            .people("bigint", "varchar(100)")
            .table("orders", "id bigint primary key, customer bigint")
            .source("orders", "key: [id], subject: [{column: customer, kind: number}]")
            .table("newsletter", "id bigint primary key, email varchar(100)")
            .source("newsletter", "key: [id], subject: [{column: email, kind: mail}]");
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private static LedgerEntry entry(Report report, String table) {
    return report.ledger().entry("small-" + table).orElseThrow();
  }

  @Test
  void theOrderOfADeletedCustomerIsFoundByCustomerNumber() throws SQLException {
    database.insert("orders", 1L, 4711L).insert("orders", 2L, 4712L);

    Report report = database.discover(SmallDatabase.number("4711"));

    assertThat(entry(report, "orders").found()).isEqualTo(1);
    assertThat(entry(report, "orders").status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(report.notes()).anyMatch(note -> note.contains("No account was found"));
  }

  @Test
  void theNewsletterOfAGuestIsHeldBack() throws SQLException {
    database.insert("newsletter", 1L, "rosa.guest@shop.example");

    Report report = database.discover(DataSubject.mail("rosa.guest@shop.example"));

    assertThat(entry(report, "newsletter").quarantined()).isEqualTo(1);
    assertThat(entry(report, "orders").status()).isEqualTo(LedgerStatus.NONE);
  }

  @Test
  void aPersonWithoutAnyRowIsNotIdentified() throws SQLException {
    database.insert("newsletter", 1L, "kim@shop.example");

    assertThat(database.discover(DataSubject.mail("rosa.guest@shop.example")).completion())
        .isEqualTo(Completion.NOT_IDENTIFIED);
  }
}
