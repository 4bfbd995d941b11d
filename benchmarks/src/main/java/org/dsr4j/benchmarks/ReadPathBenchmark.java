package org.dsr4j.benchmarks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.DirectoryAudit;
import com.microsoft.graph.models.DirectoryAuditCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.serialization.KiotaJsonSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.dsr4j.benchmarks.measurement.CountingStream;
import org.dsr4j.benchmarks.service.AuditPages;
import org.dsr4j.benchmarks.service.PageServer;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Reads a listing of audit records to its end and writes each record as JSON: in four ways, all
 * with the same OkHttp and the same loopback server, which runs in another process.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class ReadPathBenchmark {

  static final String ENDPOINT = "dsr.benchmarks.endpoint";

  private static final JsonFactory JACKSON = new JsonFactory();
  private static final int BUFFER = 8 * 1024;

  private TenantAccess access;
  private GraphConnection graph;
  private GraphServiceClient sdk;
  private OkHttpClient http;

  /** Opens a connection for each way. */
  @Setup
  public void connect() {
    URI endpoint = URI.create(requireNonNull(System.getProperty(ENDPOINT), ENDPOINT));
    access = new TenantAccess(endpoint, PageServer.TENANT, "token");
    graph = access.connection().limits(ThrottleLimits.off()).build();
    sdk = access.client();
    http = new OkHttpClient();
  }

  /** Closes the connections. */
  @TearDown
  public void disconnect() {
    graph.close();
    http.connectionPool().evictAll();
  }

  /** The library. */
  @Benchmark
  public long ours() {
    CountingStream out = new CountingStream();
    Optional<GraphFailure> failure =
        graph.rows(
            GraphRequest.get(GraphVersion.V1, AuditPages.PATH),
            row -> {
              byte[] bytes = row.bytes();
              out.write(bytes, 0, bytes.length);
            },
            new Cancellation());
    if (failure.isPresent()) {
      throw new IllegalStateException(failure.get().detail());
    }
    return out.count();
  }

  /**
   * The SDK's typed models, with all properties written: by default they would write changes only.
   */
  @Benchmark
  public long sdk() throws ReflectiveOperationException {
    CountingStream out = new CountingStream();
    DirectoryAuditCollectionResponse first = sdk.auditLogs().directoryAudits().get();
    new PageIterator.Builder<DirectoryAudit, DirectoryAuditCollectionResponse>()
        .client(sdk)
        .collectionPage(requireNonNull(first))
        .collectionPageFactory(DirectoryAuditCollectionResponse::createFromDiscriminatorValue)
        .processPageItemCallback(audit -> written(audit, out))
        .build()
        .iterate();
    return out.count();
  }

  private static boolean written(DirectoryAudit audit, CountingStream out) {
    try (InputStream json = KiotaJsonSerialization.serializeAsStream(audit, false)) {
      json.transferTo(out);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The minimum for copying: Jackson's tokens, directly from the answer to the output. */
  @Benchmark
  public long floor() throws IOException {
    CountingStream out = new CountingStream();
    try (JsonGenerator copy = JACKSON.createGenerator(out)) {
      String link = access.endpoint() + "/v1.0" + AuditPages.PATH;
      while (link != null) {
        try (Response answer = get(link);
            JsonParser json = JACKSON.createParser(requireNonNull(answer.body()).byteStream())) {
          link = copied(json, copy);
        }
      }
    }
    return out.count();
  }

  private static @Nullable String copied(JsonParser json, JsonGenerator copy) throws IOException {
    String link = null;
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("value")) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          copy.copyCurrentStructureExact(json);
        }
      } else if (name.equals("@odata.nextLink")) {
        link = json.getText();
      } else {
        json.skipChildren();
      }
    }
    return link;
  }

  /** The share of the transport: the answers are read and discarded. */
  @Benchmark
  public long transport() throws IOException {
    CountingStream out = new CountingStream();
    byte[] buffer = new byte[BUFFER];
    int pages = Integer.getInteger("dsr.benchmarks.pages", 1);
    for (int page = 0; page < pages; page++) {
      String link = access.endpoint() + "/v1.0" + AuditPages.PATH + "?$skiptoken=" + page;
      try (Response answer = get(link);
          InputStream body = requireNonNull(answer.body()).byteStream()) {
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
          out.write(buffer, 0, n);
        }
      }
    }
    return out.count();
  }

  private Response get(String link) throws IOException {
    Request request =
        new Request.Builder().url(link).header("Authorization", "Bearer token").build();
    Response answer = http.newCall(request).execute();
    if (answer.code() != 200) {
      throw new IOException("the page server answered " + answer.code());
    }
    return answer;
  }
}
