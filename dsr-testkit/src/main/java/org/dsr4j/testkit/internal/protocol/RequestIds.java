package org.dsr4j.testkit.internal.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** The ids that identify one request and its response. */
public final class RequestIds {

  private static final String DIAGNOSTIC =
      "{\"ServerInfo\":{\"DataCenter\":\"Simulated\",\"Slice\":\"E\",\"Ring\":\"0\",\"ScaleUnit\":\"000\",\"RoleInstance\":\"DSR4J\"}}";

  private static final Map<String, String> COMMON =
      Map.of(
          "x-ms-ags-diagnostic", DIAGNOSTIC,
          "OData-Version", "4.0",
          "Strict-Transport-Security", "max-age=31536000",
          "Vary", "Accept-Encoding");

  private final String request;
  private final String client;

  public RequestIds(ReceivedRequest graphRequest, long number) {
    this.request = new UUID(0x6473_7234_6a00_4000L, 0x8000_0000_0000_0000L | number).toString();
    String sent = graphRequest.header("client-request-id");
    this.client = sent == null ? request : sent;
  }

  public String request() {
    return request;
  }

  public String client() {
    return client;
  }

  /** Graph writes the date of an error without a time zone. */
  public String date(Instant now) {
    String text = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return text.substring(0, text.length() - 1);
  }

  public Reply addTo(Reply reply) {
    return reply
        .headers(COMMON)
        .headers(Map.of("request-id", request, "client-request-id", client));
  }
}
