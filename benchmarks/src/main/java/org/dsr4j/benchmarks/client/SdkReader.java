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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads addresses with the plain SDK: its client, its default pipeline, one request after another.
 *
 * <p>The JSON is read as a tree and not as typed models, which would cost more, because only the
 * waiting time is compared. Beta addresses are read with the same client. Thread-safe.
 */
public final class SdkReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GraphServiceClient client;
  private final OutputStream out;
  private final AtomicLong throttled = new AtomicLong();

  public SdkReader(GraphServiceClient client, OutputStream out) {
    this.client = client;
    this.out = out;
  }

  /** Addresses that the SDK gave up after its retries, because the service throttled. */
  public long throttled() {
    return throttled.get();
  }

  /** Reads a list to its end, or an object; addresses that Graph refuses are skipped. */
  public void read(String address) throws IOException {
    String next = address;
    while (!next.isEmpty()) {
      try (InputStream body = get(next)) {
        JsonNode answer = JSON.readTree(body);
        write(answer);
        next = answer.path("@odata.nextLink").asText("");
      } catch (ApiException e) {
        next = "";
        if (e.getResponseStatusCode() == 429) {
          throttled.incrementAndGet();
        }
      }
    }
  }

  private InputStream get(String address) {
    RequestInformation request = new RequestInformation();
    request.httpMethod = HttpMethod.GET;
    request.setUri(URI.create(address));
    request.headers.add("Accept", "application/json");
    HashMap<String, ParsableFactory<? extends Parsable>> errors = new HashMap<>();
    // The SDK's name for "any status".
    errors.put("XXX", ODataError::createFromDiscriminatorValue);
    InputStream body = client.getRequestAdapter().sendPrimitive(request, errors, InputStream.class);
    return body == null ? InputStream.nullInputStream() : body;
  }

  private synchronized void write(JsonNode answer) throws IOException {
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
