package org.dsr4j.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Configuration;

/** A database with tables of one test: people, and rows about them. */
final class SmallDatabase implements AutoCloseable {

  static final IdentifierKind NUMBER = new IdentifierKind("small-number", true, true, true);

  private final ShopDatabase database;
  private final StringBuilder sources = new StringBuilder();
  private String head = "";

  SmallDatabase(ShopDatabase database) {
    this.database = database;
  }

  /** Creates the table {@code people} with columns {@code id} and {@code email}. */
  SmallDatabase people(String idType, String emailType) throws SQLException {
    return table("people", "id " + idType + " primary key, email " + emailType);
  }

  SmallDatabase table(String name, String columns) throws SQLException {
    database.execute("create table " + name + " (" + columns + ")");
    database.grant(name);
    return this;
  }

  SmallDatabase sql(String... statements) throws SQLException {
    database.execute(statements);
    return this;
  }

  SmallDatabase insert(String table, Object... values) throws SQLException {
    database.insert(table, values);
    return this;
  }

  /** Adds a line to the mapping. */
  SmallDatabase with(String line) {
    head += line + "\n";
    return this;
  }

  /** Adds a source over a table; the line holds its key, its subject and more. */
  SmallDatabase source(String table, String line) {
    sources
        .append("  - {id: small-" + table + ", title: t, category: audit-log, purpose: p,")
        .append(" recipients: r, retention: r, table: " + table + ", " + line + "}\n");
    return this;
  }

  private String mapping() {
    return head
        + """
        title: Small
        tenant: {asserted: one database per tenant}
        timeZone: Europe/Berlin
        person:
          table: people
          key: {column: id, kind: number}
          identifiers: [{column: email, kind: mail}]
        sources:
          - {id: small-people, title: t, category: customer-data, purpose: p, recipients: r,
             retention: r, table: people, key: [id], subject: [{column: id, kind: number}]}
        """
        + sources;
  }

  private Dsr dsr() {
    return Dsr.builder(ShopHarness.TENANT)
        .adapter(new JdbcAdapterProvider(), "small", Configuration.of(Map.of("mapping", mapping())))
        .resource("small", DataSource.class, database.reader())
        .build();
  }

  private static DsrRequest request(DataSubject subject) {
    LocalDate day = LocalDate.of(2026, 11, 2);
    return DsrRequest.builder(ShopHarness.TENANT, subject)
        .id("DSR-1")
        .requestedBy("privacy desk")
        .received(day)
        .identityCheck(IdentityCheck.of("front desk", "passport", day))
        .build();
  }

  Report discover(DataSubject subject) {
    try (Dsr dsr = dsr()) {
      return dsr.discover(request(subject));
    }
  }

  Report auditOf2025(DataSubject subject) {
    Window year =
        Window.between(
            Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
    try (Dsr dsr = dsr()) {
      return dsr.audit(request(subject), year, ExportTarget.records(record -> {}));
    }
  }

  List<String> exported(DataSubject subject) {
    List<String> records = new ArrayList<>();
    try (Dsr dsr = dsr()) {
      dsr.export(
          request(subject),
          ExportTarget.records(
              record -> records.add(new String(record.content().bytes(), StandardCharsets.UTF_8))));
    }
    return records;
  }

  static DataSubject number(String value) {
    return DataSubject.of(Identifier.of(NUMBER, value));
  }

  @Override
  public void close() {
    database.close();
  }
}
