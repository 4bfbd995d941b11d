package org.dsr4j.benchmarks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.dsr4j.Dsr;
import org.dsr4j.RunOptions;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.benchmarks.client.FoundRecords;
import org.dsr4j.benchmarks.measurement.CountingStream;
import org.dsr4j.benchmarks.service.BulkServer;
import org.dsr4j.benchmarks.service.PageServer;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.model.DataSubject;

/** Searches the long lists of a tenant, or copies the pages that were sent to the last search. */
final class ScanRun {

  static final String SEARCH = "search";
  static final String COPY = "copy";

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ScanRun() {}

  /**
   * Runs it and prints the results.
   *
   * @param arguments endpoint, task, number of parallel readers, rounds
   */
  public static void main(String[] arguments) throws IOException {
    URI endpoint = URI.create(arguments[0]);
    List<URI> pages = arguments[1].equals(COPY) ? BulkServer.pagesSent(endpoint) : List.of();
    long first = 0;
    long least = Long.MAX_VALUE;
    long read = 0;
    for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
      long before = SYSTEM.getProcessCpuTime();
      read = pages.isEmpty() ? search(endpoint, Integer.parseInt(arguments[2])) : copy(pages);
      long spent = SYSTEM.getProcessCpuTime() - before;
      first = round == 0 ? spent : first;
      least = Math.min(least, spent);
    }
    System.out.println("first=" + first);
    System.out.println("least=" + least);
    System.out.println("read=" + read);
  }

  /** Returns the number of records. */
  private static long search(URI endpoint, int readers) {
    TenantAccess access = new TenantAccess(endpoint, PageServer.TENANT, "token");
    try (GraphConnection graph = access.connection().limits(ThrottleLimits.off()).build();
        Dsr dsr =
            Dsr.builder(access.tenantId())
                .adapter(new AzureAdAdapterProvider())
                .adapter(new IntuneAdapterProvider())
                .resource(GraphConnection.class, graph)
                .parallelism(readers)
                .build()) {
      return FoundRecords.of(
          dsr.discover(
              List.of(access.request("DSR-1", DataSubject.objectId(BulkServer.person(0)))),
              RunOptions.defaults()));
    }
  }

  /** Returns the number of rows. */
  private static long copy(List<URI> pages) throws IOException {
    OkHttpClient http = new OkHttpClient();
    JsonFactory jackson = new JsonFactory();
    long rows = 0;
    try (JsonGenerator out = jackson.createGenerator(new CountingStream())) {
      for (URI page : pages) {
        Request request = new Request.Builder().url(page.toString()).build();
        try (Response answer = http.newCall(request).execute();
            JsonParser json = jackson.createParser(requireNonNull(answer.body()).byteStream())) {
          rows += copy(json, out);
        }
      }
    }
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
    return rows;
  }

  private static long copy(JsonParser json, JsonGenerator out) throws IOException {
    long rows = 0;
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (json.nextToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          rows++;
          out.copyCurrentStructureExact(json);
        }
      }
    }
    return rows;
  }
}
