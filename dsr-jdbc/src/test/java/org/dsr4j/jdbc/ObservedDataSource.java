package org.dsr4j.jdbc;

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

/** A data source that records statements, counts rows, and injects faults at a table. */
final class ObservedDataSource {

  private static final String CONNECTION_FAILURE = "08006";

  private final DataSource source;
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final AtomicLong rows = new AtomicLong();
  private volatile @Nullable Fault fault;
  private volatile String table = "";
  private volatile CountDownLatch cleared = new CountDownLatch(0);

  ObservedDataSource(DataSource source) {
    this.source = source;
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        source,
        (method, arguments, result) -> result instanceof Connection c ? connection(c) : result);
  }

  /** Every statement that was sent, oldest first. */
  List<String> sent() {
    return sent;
  }

  /** The number of rows that the driver has returned. */
  long rows() {
    return rows.get();
  }

  void inject(Fault injected, String at) {
    table = at;
    cleared = new CountDownLatch(1);
    fault = injected;
  }

  void clear() {
    fault = null;
    cleared.countDown();
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
          return statement(statement, affected(sql) ? fault : null);
        });
  }

  /** A statement fails if it reads the table, not if it joins it. */
  private boolean affected(String sql) {
    return fault != null
        && sql.toLowerCase(Locale.ROOT).matches("(?s).* from \"?" + table + "\"?( .*|$)");
  }

  private PreparedStatement statement(PreparedStatement statement, @Nullable Fault injected) {
    CountDownLatch cancelled = new CountDownLatch(1);
    return proxy(
        PreparedStatement.class,
        statement,
        (method, arguments, result) ->
            result instanceof ResultSet found ? rows(found, injected == Fault.INTERRUPTED) : result,
        method -> {
          if (method.getName().equals("cancel") || method.getName().equals("close")) {
            cancelled.countDown();
          }
          if (injected != null && method.getName().equals("executeQuery")) {
            inject(injected, cancelled);
          }
        });
  }

  private void inject(Fault injected, CountDownLatch cancelled) throws SQLException {
    if (injected == Fault.UNAVAILABLE) {
      throw new SQLException("connection of anna.o'brien@shop.example lost", CONNECTION_FAILURE);
    }
    if (injected == Fault.HANGS) {
      CountDownLatch clearing = cleared;
      try {
        while (clearing.getCount() > 0 && cancelled.getCount() > 0) {
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

  private ResultSet rows(ResultSet found, boolean breaks) {
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
          if (breaks && method.getName().equals("next") && read.incrementAndGet() > 1) {
            throw new SQLException(
                "stream of anna.o'brien@shop.example broken", CONNECTION_FAILURE);
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
            ObservedDataSource.class.getClassLoader(),
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
