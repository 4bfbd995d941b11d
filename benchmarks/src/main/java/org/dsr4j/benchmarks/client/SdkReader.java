package org.dsr4j.benchmarks.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;

/**
 * Reads addresses with the plain SDK: its client, its default pipeline, one request after another.
 *
 * <p>The JSON is read as a tree and not through typed models, which would cost more: what is
 * compared here is waiting. What is not JSON, as a photo or XML, is written as it comes. Beta
 * places are reached through the same client. Thread-safe.
 */
public final class SdkReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GraphServiceClient client;
  private final OutputStream out;
  private final AnswerCounts counts = new AnswerCounts();

  public SdkReader(GraphServiceClient client, OutputStream out) {
    this.client = client;
    this.out = out;
  }

  /** What was read so far. */
  public AnswerCounts counts() {
    return counts;
  }

  /**
   * Reads a list to its end, an object, or a stream. A place that Graph refuses or throttles is
   * counted and left out.
   *
   * @throws ApiException when the service fails in another way: then there is nothing to compare
   */
  public void read(String address) throws IOException {
    String next = address;
    while (!next.isEmpty()) {
      try {
        next = page(bytes(next));
      } catch (ApiException e) {
        refusal(e);
        next = "";
      }
    }
  }

  private void refusal(ApiException failure) {
    int status = failure.getResponseStatusCode();
    if (status == 429) {
      counts.throttled();
    } else if (status >= 400 && status < 500) {
      counts.refused();
    } else {
      throw failure;
    }
  }

  private byte[] bytes(String address) throws IOException {
    RequestInformation request = new RequestInformation();
    request.httpMethod = HttpMethod.GET;
    request.setUri(URI.create(address));
    request.headers.add("Accept", "application/json");
    HashMap<String, ParsableFactory<? extends Parsable>> errors = new HashMap<>();
    // The SDK's name for "any status".
    errors.put("XXX", ODataError::createFromDiscriminatorValue);
    try (InputStream body =
        client.getRequestAdapter().sendPrimitive(request, errors, InputStream.class)) {
      return body == null ? new byte[0] : body.readAllBytes();
    }
  }

  /** Returns the address of the next page, empty after the last. */
  private synchronized String page(byte[] body) throws IOException {
    // The SDK's call does not show the content type; every JSON answer of Graph is an object.
    if (body.length == 0 || body[0] != '{') {
      out.write(body);
      counts.media();
      return "";
    }
    JsonNode answer = JSON.readTree(body);
    counts.json(answer);
    write(answer);
    return AnswerCounts.nextLink(answer);
  }

  private void write(JsonNode answer) throws IOException {
    JsonNode rows = answer.path("value");
    if (!rows.isArray()) {
      out.write(JSON.writeValueAsBytes(answer));
      return;
    }
    for (JsonNode row : rows) {
      out.write(JSON.writeValueAsBytes(row));
      out.write('\n');
    }
  }
}
