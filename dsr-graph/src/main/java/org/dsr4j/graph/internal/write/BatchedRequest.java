package org.dsr4j.graph.internal.write;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dsr4j.graph.model.GraphJson;
import org.dsr4j.graph.model.NormalizedPath;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * One request within a batch.
 *
 * @param method in capitals; what is missing writes
 * @param path empty when it has no normal form, leads to a host or has a query
 */
record BatchedRequest(String method, Optional<NormalizedPath> path) {

  private static final String UNNAMED = "POST";

  /** All requests of a batch; what cannot be read is one without path. */
  static List<BatchedRequest> all(@Nullable Content batch) {
    List<BatchedRequest> requests = new ArrayList<>();
    try (JsonParser json =
        GraphJson.FACTORY.createParser(batch == null ? new byte[0] : batch.bytes())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = json.currentName().equals("requests");
        JsonToken value = json.nextToken();
        if (found && value == JsonToken.START_ARRAY) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            requests.add(request(json));
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      requests.clear();
    }
    return requests.isEmpty() ? List.of(of(UNNAMED, "")) : requests;
  }

  private static BatchedRequest request(JsonParser json) throws IOException {
    String method = UNNAMED;
    String url = "";
    if (!json.hasToken(JsonToken.START_OBJECT)) {
      json.skipChildren();
      return of(method, url);
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING && name.equals("method")) {
        method = json.getText();
      } else if (value == JsonToken.VALUE_STRING && name.equals("url")) {
        url = json.getText();
      }
      json.skipChildren();
    }
    return of(method, url);
  }

  private static BatchedRequest of(String method, String url) {
    boolean absolute = url.startsWith("//") || url.contains("://");
    return new BatchedRequest(
        method.toUpperCase(Locale.ROOT), absolute ? Optional.empty() : NormalizedPath.of(url));
  }
}
