package org.dsr4j.benchmarks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.benchmarks.service.AuditPages;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** Writes the audit trail of one person to a zip: by the library, or only copied and deflated. */
final class ExportFloorRun {

  static final String EXPORT = "export";
  static final String FLOOR = "floor";

  /** The level of the library. */
  private static final int LEVEL = 4;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ExportFloorRun() {}

  /**
   * Runs it and prints the results.
   *
   * @param arguments endpoint, tenant, token, object id, zip, task, rounds
   */
  public static void main(String[] arguments) throws IOException {
    TenantAccess access = new TenantAccess(URI.create(arguments[0]), arguments[1], arguments[2]);
    Path zip = Path.of(arguments[4]);
    long first = 0;
    long least = Long.MAX_VALUE;
    long records = 0;
    for (int round = 0; round < Integer.parseInt(arguments[6]); round++) {
      Files.deleteIfExists(zip);
      long before = SYSTEM.getProcessCpuTime();
      records = arguments[5].equals(EXPORT) ? export(access, arguments[3], zip) : copy(access, zip);
      long spent = SYSTEM.getProcessCpuTime() - before;
      first = round == 0 ? spent : first;
      least = Math.min(least, spent);
    }
    System.out.println("first=" + first);
    System.out.println("least=" + least);
    System.out.println("records=" + records);
    System.out.println("bytes=" + Files.size(zip));
  }

  private static long export(TenantAccess access, String person, Path zip) {
    try (GraphConnection graph = access.connection().limits(ThrottleLimits.off()).build();
        Dsr dsr =
            Dsr.builder(access.tenantId())
                .adapter(new AzureAdAdapterProvider())
                .resource(GraphConnection.class, graph)
                .build()) {
      return dsr.audit(
              access.request("DSR-2026-0117", DataSubject.objectId(person)),
              Window.all(),
              ExportTarget.zip(zip))
          .ledger()
          .entry("aad-directory-audits")
          .orElseThrow()
          .found();
    }
  }

  private static long copy(TenantAccess access, Path zip) throws IOException {
    OkHttpClient http = new OkHttpClient();
    JsonFactory jackson = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    long rows = 0;
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
      out.setLevel(LEVEL);
      out.putNextEntry(new ZipEntry("data.jsonl"));
      try (JsonGenerator copy = jackson.createGenerator(out)) {
        String link = access.endpoint() + "/v1.0" + AuditPages.PATH;
        while (link != null) {
          Page page = copy(http, jackson, access, link, copy);
          rows += page.rows();
          link = page.next();
        }
      }
      out.closeEntry();
    }
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
    return rows;
  }

  private record Page(long rows, @Nullable String next) {}

  private static Page copy(
      OkHttpClient http, JsonFactory jackson, TenantAccess access, String link, JsonGenerator out)
      throws IOException {
    Request request =
        new Request.Builder().url(link).header("Authorization", "Bearer " + access.token()).build();
    long rows = 0;
    String next = null;
    try (Response answer = http.newCall(request).execute();
        JsonParser json = jackson.createParser(requireNonNull(answer.body()).byteStream())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            rows++;
            out.copyCurrentStructureExact(json);
          }
        } else if (name.equals("@odata.nextLink")) {
          next = json.getText();
        }
      }
    }
    return new Page(rows, next);
  }
}
