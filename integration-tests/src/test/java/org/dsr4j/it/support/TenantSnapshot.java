package org.dsr4j.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;

/** The rows below paths of a tenant, as the service sends them at one time. */
public final class TenantSnapshot {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  private TenantSnapshot() {}

  /**
   * The paths that were read since the requests were last cleared, each list from its beginning.
   */
  public static Set<String> pathsRead(SimulatedTenant tenant) {
    Set<String> paths = new TreeSet<>();
    for (RecordedRequest request : tenant.requests()) {
      if (request.method().equals("GET")
          && request.status() == 200
          && !request.query().contains("skiptoken")
          && !request.path().contains("exportJobs")
          // One table contains the rows of all people, including the erased person.
          && !request.path().contains("managedAppStatuses")) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        paths.add(request.versionedPath() + query);
      }
    }
    return paths;
  }

  public static TenantSnapshot of(SimulatedTenant tenant, Set<String> paths) {
    TenantSnapshot picture = new TenantSnapshot();
    for (String path : paths) {
      List<String> read = new ArrayList<>();
      URI next = tenant.endpoint().resolve(path);
      while (next != null) {
        next = page(tenant, next, read);
      }
      picture.rows.put(path, read);
    }
    return picture;
  }

  private static URI page(SimulatedTenant tenant, URI address, List<String> read) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + tenant.accessToken())
            .header("ConsistencyLevel", "eventual")
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        read.add("HTTP " + answer.statusCode());
        return null;
      }
      JsonNode body = JSON.readTree(answer.body());
      if (!body.path("value").isArray()) {
        read.add(answer.body());
        return null;
      }
      body.path("value").forEach(row -> read.add(row.toString()));
      JsonNode link = body.get("@odata.nextLink");
      return link == null ? null : URI.create(link.asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows that match a predicate, by path. */
  public Map<String, List<String>> rows(Predicate<String> wanted) {
    Map<String, List<String>> picked = new LinkedHashMap<>();
    rows.forEach((path, all) -> picked.put(path, all.stream().filter(wanted).toList()));
    return picked;
  }

  /** The same without the paths of audit records, which grow. */
  public Map<String, List<String>> withoutAuditRows(Predicate<String> wanted) {
    Map<String, List<String>> picked = rows(wanted);
    picked.keySet().removeIf(TenantSnapshot::isTrail);
    return picked;
  }

  /** The paths of audit records. */
  public Map<String, List<String>> auditRows() {
    Map<String, List<String>> picked = rows(row -> true);
    picked.keySet().removeIf(path -> !isTrail(path));
    return picked;
  }

  private static boolean isTrail(String path) {
    return path.contains("/auditLogs/")
        || path.contains("/auditEvents")
        || path.contains("/remoteActionAudits");
  }

  @Override
  public String toString() {
    return rows.size() + " paths";
  }
}
