package org.dsr4j.examples.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.dsr4j.testkit.contract.Fault;
import org.jspecify.annotations.Nullable;

/** A data source that records statements, counts rows, and can fail for a table. */
final class WatchedSource {

  private static final String BROKEN = "08006";

  private final DataSource source;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final AtomicLong rows = new AtomicLong();
  private volatile @Nullable Fault fault;
  private volatile String table = "";
  private volatile CountDownLatch healed = new CountDownLatch(0);

  WatchedSource(DataSource source) {
    this.source = source;
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        source,
        (method, arguments, result) -> result instanceof Connection c ? connection(c) : result);
  }

  /** All statements, oldest first. */
  List<String> sent() {
    return sent;
  }

  /** How many rows the driver has returned. */
  long rows() {
    return rows.get();
  }

  void fail(Fault how, String at) {
    table = at;
    healed = new CountDownLatch(1);
    fault = how;
  }

  void heal() {
    fault = null;
    healed.countDown();
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, arguments, result) -> {
          if (!(result instanceof PreparedStatement statement)) {
            return result;
          }
          String sql = String.valueOf(arguments[0]);
          sent.add(sql);
          return statement(statement, struck(sql) ? fault : null);
        });
  }

  /** The fault is applied to statements that read the table itself, not to those that join it. */
  private boolean struck(String sql) {
    return fault != null
        && sql.toLowerCase(Locale.ROOT).matches("(?s).* from \"?" + table + "\"?( .*|$)");
  }

  private PreparedStatement statement(PreparedStatement statement, @Nullable Fault struck) {
    CountDownLatch cancelled = new CountDownLatch(1);
    return proxy(
        PreparedStatement.class,
        statement,
        (method, arguments, result) ->
            result instanceof ResultSet found ? rows(found, struck == Fault.INTERRUPTED) : result,
        method -> {
          if (method.getName().equals("cancel") || method.getName().equals("close")) {
            cancelled.countDown();
          }
          if (struck != null && method.getName().equals("executeQuery")) {
            strike(struck, cancelled);
          }
        });
  }

  private void strike(Fault struck, CountDownLatch cancelled) throws SQLException {
    if (struck == Fault.UNAVAILABLE) {
      throw new SQLException("connection of anna.o'brien@shop.example lost", BROKEN);
    }
    if (struck == Fault.HANGS) {
      CountDownLatch healing = healed;
      try {
        while (healing.getCount() > 0 && cancelled.getCount() > 0) {
          if (cancelled.await(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            throw new SQLException("cancelled", "57014");
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException("interrupted", "57014");
      }
    }
  }

  private ResultSet rows(ResultSet found, boolean breaksOff) {
    AtomicLong read = new AtomicLong();
    return proxy(
        ResultSet.class,
        found,
        (method, arguments, result) -> {
          if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
            rows.incrementAndGet();
          }
          return result;
        },
        method -> {
          if (breaksOff && method.getName().equals("next") && read.incrementAndGet() > 1) {
            throw new SQLException("stream of anna.o'brien@shop.example broken", BROKEN);
          }
        });
  }

  private interface Before {
    void call(Method method) throws SQLException;
  }

  private interface After {
    @Nullable Object call(Method method, Object[] arguments, @Nullable Object result);
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return proxy(type, target, after, method -> {});
  }

  private static <T> T proxy(Class<T> type, T target, After after, Before before) {
    Object proxy =
        Proxy.newProxyInstance(
            WatchedSource.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              before.call(method);
              try {
                return after.call(method, arguments, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
