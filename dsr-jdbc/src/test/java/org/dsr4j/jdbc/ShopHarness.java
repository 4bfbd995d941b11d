package org.dsr4j.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Population;
import org.dsr4j.testkit.contract.SeededPerson;

/** The harness of the contract kit over the shop. */
final class ShopHarness implements AdapterHarness {

  static final TenantId TENANT = TenantId.of("11111111-2222-4333-8444-555555555555");

  private static final Map<String, String> TABLES =
      Map.of(
          "shop-customers", "customers",
          "shop-order-lines", "order_lines",
          "shop-newsletter", "newsletter",
          "shop-access-log", "access_log",
          "shop-documents", "documents");
  private static final String RECYCLED = "anna@shop.example";

  private final ShopDatabase shop;
  private final ObservedDataSource observed;
  private final List<AutoCloseable> blocks = new ArrayList<>();
  private final List<String> revoked = new ArrayList<>();

  ShopHarness(ShopDatabase shop) {
    this.shop = shop;
    this.observed = new ObservedDataSource(shop.reader());
  }

  static String mapping() {
    try (InputStream in = ShopHarness.class.getResourceAsStream("shop.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DataSubject customer(String instance, long number) {
    IdentifierKind kind = new IdentifierKind(instance + "-customer-number", true, true, true);
    return DataSubject.of(Identifier.of(kind, Long.toString(number)));
  }

  @Override
  public AdapterProvider provider() {
    return new JdbcAdapterProvider();
  }

  @Override
  public Configuration configuration() {
    return Configuration.of(Map.of("mapping", mapping()));
  }

  @Override
  public TenantId tenant() {
    return TENANT;
  }

  @Override
  public Map<Class<?>, Object> resources() {
    return Map.of(DataSource.class, observed.source());
  }

  @Override
  public Population populate() throws SQLException {
    shop.create();
    shop.insert("installation", TENANT.value());
    SeededPerson anna = customer(4711, "anna.o'brien@shop.example", "anna@shop.example", null);
    SeededPerson namesake = customer(47110, RECYCLED, null, "2019-01-01T00:00:00Z");
    customer(5000, "bert.newcomer@shop.example", null, null);
    customer(6000, "pia.prolific@shop.example", null, null);
    orders(4711, anna);
    orders(47110, namesake);
    recycled(anna, namesake);
    manyVisits(6000);
    return Population.of(anna, namesake)
        .recentlyJoinedPerson(
            named(5000, "bert.newcomer@shop.example").withAnyRecords("shop-customers"))
        .personWithManyRecords(
            named(6000, "pia.prolific@shop.example")
                .withAnyRecords("shop-customers", "shop-access-log"))
        .unknown(DataSubject.mail("nobody@shop.example"))
        .ambiguous(DataSubject.mail(RECYCLED));
  }

  private static SeededPerson named(long number, String mail) {
    List<DataSubject> subjects =
        new ArrayList<>(
            List.of(customer("under-test", number), DataSubject.objectId(entra(number))));
    if (!mail.equals(RECYCLED)) {
      subjects.add(DataSubject.mail(mail));
    }
    return SeededPerson.identifiedBy(subjects.toArray(new DataSubject[0]))
        .identifyingTexts(entra(number));
  }

  private static String entra(long number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  private SeededPerson customer(long number, String mail, String former, String since)
      throws SQLException {
    SeededPerson person = named(number, mail);
    if (!mail.equals(RECYCLED)) {
      person.identifyingTexts(mail);
    }
    shop.insert(
        "customers",
        number,
        "Anna O'Brien",
        mail,
        since == null ? null : OffsetDateTime.parse(since),
        former,
        former == null ? null : OffsetDateTime.parse("2018-01-01T00:00:00Z"),
        UUID.fromString(entra(number)),
        "$2b$12$secret",
        "",
        null,
        new BigDecimal("12345678901234567890.10"));
    return person.withRecords(
        "shop-customers",
        """
        {"id":%1$d,"name":"Anna O'Brien","email":"%2$s","email_since":%3$s,"former_email":%4$s,
         "former_until":%5$s,"entra_object_id":"%6$s","notes":"","referred_by":null,
         "credit":12345678901234567890.10}
        """
            .formatted(
                number,
                mail,
                quoted(since),
                quoted(former),
                quoted(former == null ? null : "2018-01-01T00:00:00Z"),
                entra(number)));
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + text + '"';
  }

  private void orders(long number, SeededPerson person) throws SQLException {
    shop.insert(
        "orders", number * 10, number, java.time.LocalDateTime.parse("2025-07-01T12:00:00"));
    for (int line = 1; line <= 3; line++) {
      shop.insert("order_lines", number * 10, line, "Rakete 🚀 " + line, new BigDecimal("1.100"));
      person.withRecords(
          "shop-order-lines",
          """
          {"order_id":%1$d0,"line_no":%2$d,"article":"Rakete 🚀 %2$d","price":1.100,
           "orders.customer_id":%1$d}
          """
              .formatted(number, line));
      String at = "2025-06-0" + line + "T10:00:00Z";
      visit(number * 10 + line, number, at);
      person.withRecordAt(
          "shop-access-log",
          java.time.Instant.parse(at),
          """
          {"id":%1$d%2$d,"customer_id":%1$d,"visited_at":"%3$s","path":"/"}
          """
              .formatted(number, line, at));
      shop.insert("documents", number * 10 + line, number, "scan", new byte[] {1, 2, 3});
      person.withRecords(
          "shop-documents",
          "{\"id\":%1$d%2$d,\"customer_id\":%1$d,\"title\":\"scan\"}".formatted(number, line));
    }
  }

  private void visit(long id, long number, String at) throws SQLException {
    shop.insert(visits(), id, number, OffsetDateTime.parse(at), "/");
  }

  private String visits() {
    return shop instanceof PostgresShop ? "visits" : "access_log";
  }

  /** Subscriptions of both holders of an address, and one from the time between them. */
  private void recycled(SeededPerson anna, SeededPerson namesake) throws SQLException {
    anna.withRecords("shop-newsletter", subscription(1, "2017-05-01T00:00:00Z"));
    String between = subscription(2, "2018-06-01T00:00:00Z");
    anna.withWeakRecords("shop-newsletter", between);
    namesake.withWeakRecords("shop-newsletter", between);
    namesake.withRecords("shop-newsletter", subscription(3, "2020-05-01T00:00:00Z"));
  }

  private String subscription(long id, String at) throws SQLException {
    shop.insert("newsletter", id, RECYCLED, null, OffsetDateTime.parse(at));
    return "{\"id\":%d,\"email\":\"%s\",\"customer_id\":null,\"subscribed_at\":\"%s\"}"
        .formatted(id, RECYCLED, at);
  }

  private void manyVisits(long number) throws SQLException {
    shop.execute(
        "insert into "
            + visits()
            + " select n, "
            + number
            + ", timestamp with time zone '2025-01-01 00:00:00Z', '/' from "
            + (shop instanceof PostgresShop
                ? "generate_series(1000000, 1010000) n"
                : "system_range(1000000, 1010000) as r(n)"));
  }

  @Override
  public void inject(Fault fault, FaultPoint point) {
    String table =
        switch (point.place()) {
          case TENANT -> "installation";
          case RESOLUTION -> "customers";
          case SOURCE -> TABLES.get(point.source());
        };
    try {
      if (fault == Fault.NOT_PERMITTED) {
        shop.revoke(table);
        revoked.add(table);
      } else if (fault == Fault.HANGS && shop instanceof PostgresShop) {
        blocks.add(shop.block(table));
      } else {
        observed.inject(fault, table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the fault cannot be injected", e);
    }
  }

  @Override
  public void clearFaults() {
    observed.clear();
    try {
      for (AutoCloseable block : blocks) {
        block.close();
      }
      for (String table : revoked) {
        shop.grant(table);
      }
    } catch (Exception e) {
      throw new IllegalStateException("the fault cannot be cleared", e);
    }
    blocks.clear();
    revoked.clear();
  }

  @Override
  public Object state() {
    try {
      return shop.contents();
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be read", e);
    }
  }

  /** Counted by the server if it can, otherwise by the driver. */
  @Override
  public OptionalLong rowsServed() {
    OptionalLong produced = shop.produced();
    return produced.isPresent() ? produced : OptionalLong.of(observed.rows());
  }

  /** PostgreSQL's driver logs bound values at its finest level. */
  @Override
  public List<String> applicationLoggers() {
    return List.of("org.postgresql");
  }

  @Override
  public void close() {
    shop.close();
  }
}
