package org.dsr4j.jdbc;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatPackage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.Report;
import org.dsr4j.spi.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two databases in one Dsr: the shop of one country in H2, that of another in PostgreSQL. */
class TwoDatabasesTest {

  private static final String ANNA = "anna@shop.example";
  private static final String OTHER = "someone.else@shop.example";

  /** All byte values, and more than one buffer. */
  private static final byte[] FILE = new byte[70_000];

  static {
    for (int i = 0; i < FILE.length; i++) {
      FILE[i] = (byte) (i * 31);
    }
  }

  private static ShopDatabase german;
  private static ShopDatabase french;
  private static ObservedDataSource observed;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws SQLException {
    german = new H2Shop();
    french = new PostgresShop();
    fill(german, ANNA);
    // The same customer number for another person.
    fill(french, OTHER);
    observed = new ObservedDataSource(german.reader());
  }

  private static void fill(ShopDatabase shop, String mail) throws SQLException {
    shop.create();
    shop.insert("installation", ShopHarness.TENANT.value());
    shop.insert(
        "customers", 4711L, "A", mail, null, null, null, null, "$2b$12$secret", null, null, null);
    shop.insert("documents", 1L, 4711L, "scan", FILE);
    shop.insert("orders", 1L, 4711L, java.time.LocalDateTime.parse("2025-07-01T12:00:00"));
    shop.insert("order_lines", 1L, 1, "of " + mail, new java.math.BigDecimal("9.900"));
  }

  @AfterAll
  static void stop() {
    german.close();
    french.close();
  }

  private static Dsr dsr() {
    Configuration configuration = Configuration.of(Map.of("mapping", ShopHarness.mapping()));
    return Dsr.builder(ShopHarness.TENANT)
        .adapter(new JdbcAdapterProvider(), "shop-de", configuration)
        .adapter(new JdbcAdapterProvider(), "shop-fr", configuration)
        .resource("shop-de", DataSource.class, observed.source())
        .resource("shop-fr", DataSource.class, french.reader())
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

  @Test
  void aCustomerNumberOfOneDatabaseFindsNobodyInTheOther() {
    Path zip = folder.resolve("anna.zip");
    try (Dsr dsr = dsr()) {
      Report report = dsr.export(request(DataSubject.mail(ANNA)), ExportTarget.zip(zip));

      assertThat(report).accountsForEverySourceOf(dsr);
      assertThat(report).entry("shop-de/shop-customers").isFound(1);
      assertThat(report).entry("shop-de/shop-order-lines").isFound(1);
      assertThat(report).entry("shop-fr/shop-customers").isNone();
      assertThat(report).entry("shop-fr/shop-order-lines").isNone();
      assertThat(report.completion()).isEqualTo(Completion.COMPLETE_WITH_RESIDUE);
    }
    assertThatPackage(zip).isIntact().neverMentions(OTHER, "$2b$12$secret");
  }

  @Test
  void aRequestByCustomerNumberReadsOnlyItsDatabase() {
    try (Dsr dsr = dsr()) {
      Report report = dsr.discover(request(ShopHarness.customer("shop-fr", 4711)));

      assertThat(report).entry("shop-fr/shop-customers").isFound(1);
      assertThat(report).entry("shop-de/shop-customers").isNone();
    }
  }

  @Test
  void anAttachmentIsExportedByteForByte() throws IOException {
    for (ShopDatabase shop : List.of(german, french)) {
      String instance = shop == german ? "shop-de" : "shop-fr";
      Path zip = folder.resolve(instance + ".zip");
      try (Dsr dsr = dsr()) {
        dsr.export(request(ShopHarness.customer(instance, 4711)), ExportTarget.zip(zip));
      }
      List<byte[]> files = new ArrayList<>();
      try (ZipFile file = new ZipFile(zip.toFile())) {
        for (ZipEntry entry : file.stream().toList()) {
          if (entry.getName().contains("shop-documents") && !entry.getName().endsWith(".jsonl")) {
            files.add(file.getInputStream(entry).readAllBytes());
          }
        }
      }
      assertThat(files).as(instance).singleElement().isEqualTo(FILE);
    }
  }

  @Test
  void aMissingColumnIsAFailureAndNotAnEmptyResult() throws SQLException {
    german.execute("alter table newsletter alter column email rename to mail");
    try (Dsr dsr = dsr()) {
      Report report = dsr.discover(request(DataSubject.mail(ANNA)));

      assertThat(report)
          .entry("shop-de/shop-newsletter")
          .isFailed()
          .because("jdbc.schema-mismatch");
      assertThat(report).entry("shop-de/shop-customers").isFound(1);
      assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    } finally {
      german.execute("alter table newsletter alter column mail rename to email");
    }
  }

  @Test
  void aMissingTableIsAFailureOnPostgres() throws SQLException {
    french.execute("alter table documents rename to papers");
    try (Dsr dsr = dsr()) {
      Report report = dsr.discover(request(ShopHarness.customer("shop-fr", 4711)));

      assertThat(report).entry("shop-fr/shop-documents").isFailed().because("jdbc.schema-mismatch");
      assertThat(report).entry("shop-fr/shop-customers").isFound(1);
    } finally {
      french.execute("alter table papers rename to documents");
    }
  }

  @Test
  void secretColumnsAreNotSelected() {
    try (Dsr dsr = dsr()) {
      dsr.discover(request(DataSubject.mail(ANNA)));
    }

    assertThat(observed.sent()).isNotEmpty();
    assertThat(String.join("\n", observed.sent()).toLowerCase(java.util.Locale.ROOT))
        .contains("customers")
        .doesNotContain("password_hash");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x' or '1'='1",
        "'; drop table customers; --",
        "anna@shop.example' or 1=1 --",
        "%@shop.example",
        "\\' or ''='"
      })
  void anIdentifierIsNeverPartOfTheSql(String text) throws SQLException {
    List<String> before = german.contents();
    try (Dsr dsr = dsr()) {
      Report report =
          dsr.discover(request(DataSubject.of(Identifier.of(IdentifierKind.MAIL, text))));

      assertThat(report.ledger().entries()).allSatisfy(entry -> assertThat(entry.found()).isZero());
      assertThat(observed.sent()).noneMatch(sql -> sql.contains(text));
    }
    assertThat(german.contents()).isEqualTo(before);
  }
}
