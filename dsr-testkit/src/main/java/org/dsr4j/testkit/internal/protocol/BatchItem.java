package org.dsr4j.testkit.internal.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/** One request of a batch. */
public record BatchItem(
    String id,
    String method,
    String url,
    Map<String, String> headers,
    String body,
    List<String> dependsOn) {

  private static final int MAX_ITEMS = 20;

  /** Reads a batch, or refuses it as a whole. */
  public static List<BatchItem> read(String body) {
    String requests = RawJson.member(object(body), "requests");
    if (requests == null || !RawJson.isArray(requests)) {
      throw refusal("Invalid batch payload format: a list of requests is expected.");
    }
    List<BatchItem> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String text : RawJson.elements(requests)) {
      BatchItem item = item(text);
      if (!ids.add(item.id().toLowerCase(Locale.ROOT))) {
        throw refusal("Request Id must be unique within a batch: " + item.id());
      }
      items.add(item);
    }
    if (items.isEmpty() || items.size() > MAX_ITEMS) {
      throw refusal("The number of batch requests must be between 1 and " + MAX_ITEMS + ".");
    }
    checkOrder(items);
    return items;
  }

  private static BatchItem item(String text) {
    String url = required(text, "url");
    if (url.contains("://") || url.replaceFirst("^/", "").startsWith("$batch")) {
      throw refusal("Invalid batch request: the url must be relative and not a batch itself.");
    }
    if (RawJson.member(text, "atomicityGroup") != null) {
      throw refusal("Invalid batch request: atomicityGroup is not supported.");
    }
    Map<String, String> headers = headers(RawJson.member(text, "headers"));
    String body = RawJson.member(text, "body");
    if (body != null && !headers.containsKey("Content-Type")) {
      throw refusal("Invalid batch request: a body needs a Content-Type header.");
    }
    String dependsOn = RawJson.member(text, "dependsOn");
    return new BatchItem(
        required(text, "id"),
        required(text, "method").toUpperCase(Locale.ROOT),
        url,
        headers,
        body == null ? "" : body,
        dependsOn == null || !RawJson.isArray(dependsOn)
            ? List.of()
            : RawJson.elements(dependsOn).stream().map(RawJson::unquote).toList());
  }

  private static Map<String, String> headers(@Nullable String object) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (object != null && RawJson.isObject(object)) {
      RawJson.members(object)
          .forEach(
              (name, value) ->
                  headers.put(name, RawJson.isString(value) ? RawJson.unquote(value) : value));
    }
    return headers;
  }

  private static String required(String item, String member) {
    String value = RawJson.member(item, member);
    if (value == null || !RawJson.isString(value) || RawJson.unquote(value).isEmpty()) {
      throw refusal("Invalid batch request: '" + member + "' is missing.");
    }
    return RawJson.unquote(value);
  }

  /**
   * Checks the dependencies: no item depends on another, each depends on the previous one, or all
   * depend on the same one. Items may depend on earlier items only.
   */
  private static void checkOrder(List<BatchItem> items) {
    Set<String> earlier = new HashSet<>();
    Set<String> named = new HashSet<>();
    boolean serial = true;
    boolean any = false;
    String previous = "";
    for (BatchItem item : items) {
      for (String id : item.dependsOn()) {
        if (!earlier.contains(id.toLowerCase(Locale.ROOT))) {
          throw refusal("Invalid batch request: dependsOn names no earlier request.");
        }
        named.add(id.toLowerCase(Locale.ROOT));
      }
      any |= !item.dependsOn().isEmpty();
      serial &=
          previous.isEmpty()
              || (item.dependsOn().size() == 1
                  && item.dependsOn().get(0).toLowerCase(Locale.ROOT).equals(previous));
      previous = item.id().toLowerCase(Locale.ROOT);
      earlier.add(previous);
    }
    if (any && !serial && named.size() > 1) {
      throw refusal("Invalid batch request: dependencies must be sequential or name one request.");
    }
  }

  private static String object(String body) {
    try {
      return RawJson.requireObject(body);
    } catch (IllegalArgumentException e) {
      throw refusal("Invalid batch payload format.");
    }
  }

  private static RequestRefusedException refusal(String message) {
    return new RequestRefusedException(new ErrorBody(400, "BadRequest", message));
  }
}
