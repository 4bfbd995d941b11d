package org.dsr4j.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dsr4j.jdbc.database.Database;
import org.dsr4j.jdbc.database.ReadOnlySession;
import org.dsr4j.jdbc.database.SchemaMismatchException;
import org.dsr4j.jdbc.database.SqlExceptionTranslator;
import org.dsr4j.jdbc.database.SqlNames;
import org.dsr4j.jdbc.database.TableColumns;
import org.dsr4j.jdbc.mapping.Mapping;
import org.dsr4j.jdbc.mapping.TableName;
import org.dsr4j.jdbc.model.JdbcError;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/**
 * Reads from a database which tenant it belongs to.
 *
 * @param mapped where the mapping says that the tenant's id is
 * @param database the database
 * @param tenant the expected tenant
 */
record TenantIdQuery(Mapping.Tenant mapped, Database database, TenantId tenant) {

  TenantCheck run(Cancellation cancellation) {
    TableName table = mapped.table();
    String column = mapped.column();
    if (table == null || column == null) {
      return TenantCheck.asserted("the mapping asserts: " + mapped.asserted());
    }
    try (ReadOnlySession session = database.open(cancellation)) {
      return check(session, table, column);
    } catch (SQLException e) {
      Gap gap =
          SqlExceptionTranslator.gap(e, "reading the tenant's id from " + table, cancellation);
      throw new DsrException(JdbcError.TENANT_UNREADABLE, gap.detail());
    } catch (SchemaMismatchException e) {
      throw new DsrException(JdbcError.TENANT_UNREADABLE, e.gap("tenant").detail());
    }
  }

  private TenantCheck check(ReadOnlySession session, TableName table, String column)
      throws SQLException, SchemaMismatchException {
    TableColumns columns = session.columns(table);
    SqlNames names = session.names();
    String name = names.quoted(columns.require(column).stored());
    String sql =
        "select distinct "
            + name
            + " from "
            + names.table(table)
            + " where "
            + name
            + " is not null";
    boolean expected = false;
    boolean other = false;
    try (ReadOnlySession.Query query = session.query(sql, List.of())) {
      ResultSet rows = query.rows();
      // Two different ids show that another tenant is involved.
      for (int i = 0; i < 2 && rows.next(); i++) {
        boolean same = tenant.value().equalsIgnoreCase(String.valueOf(rows.getString(1)).strip());
        expected |= same;
        other |= !same;
      }
    }
    String evidence = table + "." + column;
    if (other) {
      return TenantCheck.otherTenant(evidence + " holds another tenant's id");
    }
    if (!expected) {
      throw new SchemaMismatchException(evidence + " holds no tenant id");
    }
    return TenantCheck.confirmed(evidence + " holds the tenant's id");
  }
}
