package org.dsr4j.testkit.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowSnapshot;
import org.dsr4j.testkit.internal.tenant.Exchange;

/**
 * The table in a managed app status. Its query arguments and its form are not published; both are
 * derived from Microsoft's own sample.
 */
final class AppStatusReport {

  private static final String REGISTRATIONS = "/deviceAppManagement/managedAppRegistrations";
  private static final List<String> KNOWN =
      List.of("userstatus", "userconfigstatus", "appregistrationsummary");
  private static final List<String> COLUMNS =
      List.of(
          "UserId",
          "DisplayName",
          "UserEmail",
          "ApplicationName",
          "ApplicationInstanceId",
          "DeviceName",
          "DeviceType",
          "LastCheckInDate");

  private final Exchange exchange;
  private final String name;

  AppStatusReport(Exchange exchange) {
    this.exchange = exchange;
    this.name = exchange.target().match().lastParameter();
  }

  Reply answer() {
    if (KNOWN.stream().noneMatch(name::equalsIgnoreCase)) {
      throw new RequestRefusedException(ErrorBody.notFound(exchange.route().service(), name));
    }
    List<String> columns = exchange.options().names("columns");
    List<String> header = columns.isEmpty() ? COLUMNS : columns;
    String content =
        "{\"Header\":" + list(header) + ",\"Body\":[" + String.join(",", rows(header)) + "]}";
    return Reply.json(
        200,
        "{\"@odata.context\":"
            + RawJson.quote(exchange.target().context(exchange.endpoint(), List.of()))
            + ",\"@odata.type\":\"#microsoft.graph.managedAppStatusRaw\",\"id\":"
            + RawJson.quote(name)
            + ",\"displayName\":null,\"version\":null,\"content\":"
            + content
            + "}");
  }

  private List<String> rows(List<String> header) {
    RowSnapshot all =
        exchange.tenant().store().list(exchange.target().version(), REGISTRATIONS).snapshot();
    String fetch = exchange.options().get("fetch");
    int limit = fetch != null && fetch.matches("\\d{1,6}") ? Integer.parseInt(fetch) : all.size();
    List<String> rows = new ArrayList<>();
    for (Row row : all.collect(0, Math.max(limit, 1), Map.of(), this::isWanted).rows()) {
      List<String> values = header.stream().map(column -> cell(row, column)).toList();
      rows.add("{\"Values\":" + list(values) + "}");
    }
    return rows;
  }

  private boolean isWanted(Row row) {
    String user = exchange.options().get("userId");
    return user == null
        || exchange.tenant().answers().ignoresFilters()
        || user.equalsIgnoreCase(row.string("userId"));
  }

  private String cell(Row row, String column) {
    return switch (column) {
      case "UserId" -> text(row, "userId");
      case "DisplayName" -> ofUser(row, "displayName");
      case "UserEmail" -> ofUser(row, "mail");
      case "ApplicationName" -> "Outlook";
      case "ApplicationInstanceId" -> text(row, "id");
      case "ApplicationVersion" -> text(row, "applicationVersion");
      case "DeviceName" -> text(row, "deviceName");
      case "DeviceType" -> text(row, "deviceType");
      case "PlatformVersion" -> text(row, "platformVersion");
      case "LastCheckInDate" -> text(row, "lastSyncDateTime");
      default -> "";
    };
  }

  private String ofUser(Row row, String property) {
    Row user = exchange.tenant().store().user(text(row, "userId"));
    return user == null ? "" : text(user, property);
  }

  private static String text(Row row, String property) {
    return Objects.requireNonNullElse(row.string(property), "");
  }

  private static String list(List<String> texts) {
    return "[" + String.join(",", texts.stream().map(RawJson::quote).toList()) + "]";
  }
}
