package org.dsr4j.examples.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/** Confirms the tenant of a database. */
record TenantQuestion(Mapping.Tenant mapped, Database database, TenantId tenant) {

  TenantCheck ask(Cancellation cancellation) {
    TableName table = mapped.table();
    String column = mapped.column();
    if (table == null || column == null) {
      return TenantCheck.asserted("the mapping asserts: " + mapped.asserted());
    }
    try (Session session = database.open(cancellation)) {
      return ask(session, table, column);
    } catch (SQLException e) {
      Gap part = Fault.part(e, "reading the tenant's id from " + table, cancellation);
      throw new DsrException(JdbcError.TENANT_UNREADABLE, part.detail());
    } catch (SchemaMismatchException e) {
      throw new DsrException(JdbcError.TENANT_UNREADABLE, e.part("tenant").detail());
    }
  }

  private TenantCheck ask(Session session, TableName table, String column)
      throws SQLException, SchemaMismatchException {
    Columns columns = session.columns(table);
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
    boolean own = false;
    boolean other = false;
    try (Session.Query query = session.query(sql, List.of())) {
      ResultSet rows = query.rows();
      // Two ids are enough to know that the database is not for this tenant only.
      for (int i = 0; i < 2 && rows.next(); i++) {
        boolean same = tenant.value().equalsIgnoreCase(String.valueOf(rows.getString(1)).strip());
        own |= same;
        other |= !same;
      }
    }
    String evidence = table + "." + column;
    if (other) {
      return TenantCheck.otherTenant(evidence + " contains another tenant's id");
    }
    if (!own) {
      throw new SchemaMismatchException(evidence + " contains no tenant id");
    }
    return TenantCheck.confirmed(evidence + " contains the tenant's id");
  }
}
