package org.dsr4j.benchmarks.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tenant with long lists, in a separate process: every list of the whole tenant has the same
 * large number of rows, every list above another list has one row, and each person's own lists are
 * empty.
 */
public final class BulkServer {

  private static final int PER_PAGE = 1_000;
  private static final Pattern PERSON = Pattern.compile("/users/([0-9a-f-]{36})");
  private static final String EMPTY = "{\"value\":[]}";
  private static final String UPPER = "{\"value\":[{\"id\":\"upper\"}]}";

  private final String endpoint;
  private final int rows;
  private final Set<String> upper;
  private final Set<String> lists;

  private BulkServer(String endpoint, int rows, Set<String> upper, Set<String> lists) {
    this.endpoint = endpoint;
    this.rows = rows;
    this.upper = upper;
    this.lists = lists;
  }

  /**
   * Serves until its input ends.
   *
   * @param arguments the number of rows of a list; the lists above others, separated by commas; the
   *     lists of the whole tenant, separated by commas; both with {@code *} for ids
   * @throws IOException when it cannot listen
   */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    BulkServer tenant =
        new BulkServer(
            endpoint,
            Integer.parseInt(arguments[0]),
            new HashSet<>(List.of(arguments[1].split(",", -1))),
            new HashSet<>(List.of(arguments[2].split(",", -1))));
    server.createContext("/", tenant::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println(endpoint);
    while (System.in.read() >= 0) {
      // The parent process keeps its input open.
    }
    System.exit(0);
  }

  /** The object id of the n-th person, who has a row in every list. */
  public static String person(int n) {
    return "11111111-2222-4333-8444-%012d".formatted(n);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = body(path, exchange).getBytes(StandardCharsets.UTF_8);
    int status = body.length == 0 ? 404 : 200;
    byte[] sent =
        body.length == 0
            ? "{\"error\":{\"code\":\"NotFound\"}}".getBytes(StandardCharsets.UTF_8)
            : body;
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      exchange.getResponseHeaders().set("Content-Type", "application/json;odata.metadata=minimal");
      exchange.sendResponseHeaders(status, sent.length);
      out.write(sent);
    }
  }

  private String body(String path, HttpExchange exchange) {
    String bare = path.replaceFirst("^/[^/]+", "");
    String template = bare.replace("/upper/", "/*/");
    if (bare.equals("/organization")) {
      return "{\"value\":[{\"id\":\"" + PageServer.TENANT + "\",\"displayName\":\"Contoso\"}]}";
    }
    Matcher person = PERSON.matcher(bare);
    if (person.matches()) {
      return user(person.group(1));
    }
    if (upper.contains(template)) {
      return UPPER;
    }
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (lists.contains(template) && !query.contains("$filter")) {
      return page(path, query);
    }
    return exchange.getRequestMethod().equals("GET") && !bare.contains("()") ? EMPTY : "";
  }

  private static String user(String id) {
    return "{\"id\":\""
        + id
        + "\",\"userPrincipalName\":\""
        + id
        + "@contoso.com\",\"mail\":\""
        + id
        + "@contoso.com\",\"otherMails\":[],\"proxyAddresses\":[],\"userType\":\"Member\","
        + "\"accountEnabled\":true,\"createdDateTime\":\"2015-01-01T00:00:00Z\"}";
  }

  private String page(String path, String query) {
    int from = query.contains("from=") ? Integer.parseInt(query.replaceFirst(".*from=", "")) : 0;
    int to = Math.min(from + PER_PAGE, rows);
    StringBuilder page = new StringBuilder(600 * PER_PAGE).append("{\"value\":[");
    for (int i = from; i < to; i++) {
      page.append(i == from ? "" : ",");
      row(page, i);
    }
    page.append(']');
    if (to < rows) {
      page.append(",\"@odata.nextLink\":\"").append(endpoint).append(path);
      page.append("?from=").append(to).append('"');
    }
    return page.append('}').toString();
  }

  private static void row(StringBuilder page, int i) {
    String id = person(i);
    page.append("{\"id\":\"row-").append(i).append("\",\"userId\":\"").append(id);
    page.append("\",\"userPrincipalName\":\"").append(id).append("@contoso.com\",\"upn\":\"");
    page.append(id).append("@contoso.com\",\"userName\":\"A Person\",\"userEmail\":\"").append(id);
    page.append("@contoso.com\",\"deviceId\":\"d-").append(i).append("\",\"managedDeviceId\":\"d-");
    page.append(i).append("\",\"serialNumber\":\"S").append(i);
    page.append("\",\"deviceDisplayName\":\"PC-").append(i);
    page.append("\",\"status\":\"compliant\",\"platform\":10,\"osVersion\":\"10.0.22631.4169\",");
    page.append("\"lastReportedDateTime\":\"2026-10-01T08:00:00Z\",\"settingCount\":12,");
    page.append("\"assignmentStatus\":\"succeeded\",\"model\":\"Latitude 7440\"}");
  }
}
