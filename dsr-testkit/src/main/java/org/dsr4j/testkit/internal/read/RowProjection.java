package org.dsr4j.testkit.internal.read;

import java.util.HashSet;
import java.util.Set;
import org.dsr4j.testkit.internal.odata.Selection;
import org.dsr4j.testkit.internal.store.RowShape;
import org.dsr4j.testkit.internal.tenant.Exchange;
import org.dsr4j.testkit.internal.tenant.PermissionTable;

/** Creates the shape of the rows for one request. */
final class RowProjection {

  private RowProjection() {}

  /** Returns the shape of a list's rows, or of a single object. */
  static RowShape of(Exchange exchange, boolean single) {
    Selection selection =
        Selection.of(exchange.options().names("$select"), exchange.route().entity());
    // linked objects are returned only if they are expanded, and are added then
    Set<String> hidden = new HashSet<>(exchange.route().expands());
    if (exchange.tenant().hidesWithoutPermission()) {
      hidden.addAll(
          PermissionTable.get().hiddenProperties(exchange.route().entity(), exchange.roles()));
    }
    return new RowShape(
        exchange.tenant().cloud().types(),
        exchange.target().version(),
        exchange.route().entity(),
        selection,
        single,
        hidden,
        exchange.tenant().answers().volatileDates().next());
  }
}
