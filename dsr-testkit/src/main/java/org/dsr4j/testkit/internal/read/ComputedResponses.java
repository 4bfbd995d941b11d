package org.dsr4j.testkit.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowList;
import org.dsr4j.testkit.internal.store.RowSnapshot;
import org.dsr4j.testkit.internal.tenant.Exchange;

/**
 * Answers that are computed for one request, and pictures. If Microsoft publishes only the type of
 * a stream, its bytes are written in Base64.
 */
final class ComputedResponses {

  /** A picture of one pixel. */
  private static final byte[] PHOTO =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private static final String EVENTS = "/deviceManagement/troubleshootingEvents";

  private final Exchange exchange;

  ComputedResponses(Exchange exchange) {
    this.exchange = exchange;
  }

  Reply answer() {
    String template = exchange.route().template();
    if (template.startsWith("/deviceAppManagement/managedAppStatuses/")) {
      return new AppStatusReport(exchange).answer();
    }
    return template.startsWith("/reports/") ? stream("report", failures()) : exportedData();
  }

  /** The picture of a person, if there is one. */
  Reply photo() {
    String path = exchange.target().path();
    String photos = path.substring(0, path.length() - "/photo/$value".length()) + "/photos";
    if (rows(photos).isEmpty()) {
      throw new RequestRefusedException(
          new ErrorBody(404, "ImageNotFound", "The photo wasn't found."));
    }
    return Reply.of(200, "image/png", PHOTO.clone());
  }

  /** Failed enrolments, one per line. */
  private String failures() {
    StringBuilder csv = new StringBuilder("UserId,DeviceId,FailureCategory,EventDateTime\r\n");
    for (Row row : rows(EVENTS)) {
      for (String column : List.of("userId", "deviceId", "failureCategory", "eventDateTime")) {
        String text = row.string(column);
        csv.append(text == null ? "" : text).append(column.equals("eventDateTime") ? "\r\n" : ",");
      }
    }
    return csv.toString();
  }

  /** Some of the entity sets that the path with /content returns in pages. */
  private Reply exportedData() {
    List<String> parameters = exchange.target().match().parameters();
    int skip = Integer.parseInt(parameters.get(1));
    int top = Integer.parseInt(parameters.get(2));
    String path = exchange.target().path();
    List<Row> all = rows(path.substring(0, path.indexOf('(')) + "()/content");
    List<String> wanted = all.stream().skip(skip).limit(top).map(Row::text).toList();
    return stream("deviceAndAppManagementData", "[" + String.join(",", wanted) + "]");
  }

  private Reply stream(String type, String content) {
    return Reply.json(
        200,
        "{\"@odata.context\":"
            + RawJson.quote(
                exchange.endpoint()
                    + "/"
                    + exchange.target().version().segment()
                    + "/$metadata#microsoft.graph."
                    + type)
            + ",\"value\":{\"@odata.type\":\"#microsoft.graph."
            + type
            + "\",\"content\":"
            + RawJson.quote(Base64.getEncoder().encodeToString(content.getBytes(UTF_8)))
            + "}}");
  }

  private List<Row> rows(String path) {
    RowList list = exchange.tenant().store().find(exchange.target().version(), path);
    RowSnapshot rows = list == null ? RowSnapshot.inOrder(List.of()) : list.snapshot();
    return rows.collect(0, Integer.MAX_VALUE, Map.of(), row -> true).rows();
  }
}
