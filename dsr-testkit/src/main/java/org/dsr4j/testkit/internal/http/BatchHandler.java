package org.dsr4j.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.BatchItem;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.tenant.ServedTenant;

/**
 * Answers a batch: each item separately, one after the other. The order of the responses is not
 * defined.
 */
final class BatchHandler {

  static final String PATH = "/$batch";

  /** Answers one item. */
  interface Items {
    Reply answer(ReceivedRequest item);
  }

  private static final Reply FAILED_DEPENDENCY =
      Reply.json(
          424,
          "{\"error\":{\"code\":\"FailedDependency\",\"message\":\"A request that this one depends"
              + " on has failed.\"}}");

  private final ReceivedRequest batch;
  private final Items items;
  private final ServedTenant tenant;

  BatchHandler(ReceivedRequest batch, Items items, TokenRegistry.Grant grant) {
    this.batch = batch;
    this.items = items;
    this.tenant = grant.tenant();
  }

  Reply answer() {
    List<BatchItem> requests = BatchItem.read(batch.body());
    Map<String, Integer> statuses = new HashMap<>();
    List<String> responses = new ArrayList<>();
    for (BatchItem request : requests) {
      boolean blocked =
          request.dependsOn().stream().anyMatch(id -> statuses.getOrDefault(key(id), 424) >= 400);
      Reply reply = blocked ? FAILED_DEPENDENCY : items.answer(graphRequest(request));
      statuses.put(key(request.id()), reply.status());
      responses.add(response(request.id(), reply));
    }
    Collections.shuffle(responses, new Random(tenant.nextBatch()));
    return Reply.json(200, "{\"responses\":[" + String.join(",", responses) + "]}")
        .header("Content-Type", "application/json");
  }

  private ReceivedRequest graphRequest(BatchItem item) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(item.headers());
    String authorization = batch.header("Authorization");
    if (authorization != null) {
      headers.put("Authorization", authorization);
    }
    String host = batch.header("Host");
    headers.put("Host", host == null ? "" : host);
    String slash = item.url().startsWith("/") ? "" : "/";
    return ReceivedRequest.of(
            item.method(),
            "/" + batch.versionText() + slash + item.url(),
            headers::get,
            item.body())
        .asBatchItem(item.id());
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private static String response(String id, Reply reply) {
    UnaryOperator<String> quoted = RawJson::quote;
    String headers =
        reply.headers().entrySet().stream()
            .map(header -> quoted.apply(header.getKey()) + ":" + quoted.apply(header.getValue()))
            .collect(Collectors.joining(","));
    StringBuilder out =
        new StringBuilder("{\"id\":")
            .append(RawJson.quote(id))
            .append(",\"status\":")
            .append(reply.status())
            .append(",\"headers\":{")
            .append(headers)
            .append('}');
    if (reply.body().length > 0) {
      out.append(",\"body\":").append(body(reply.body()));
    }
    return out.append('}').toString();
  }

  /** A body that is not JSON becomes a Base64 string. */
  private static String body(byte[] body) {
    try {
      return RawJson.requireValue(new String(body, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return RawJson.quote(Base64.getEncoder().encodeToString(body));
    }
  }
}
