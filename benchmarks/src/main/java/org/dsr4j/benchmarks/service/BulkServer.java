package org.dsr4j.benchmarks.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tenant whose lists are long, in a process of its own: every list of the whole tenant has the
 * same many rows, every list above another has one, and each person's own lists are empty. It
 * counts how many times a long list is read to its end.
 */
public final class BulkServer implements AutoCloseable {

  static final int PER_PAGE = 1_000;
  private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";
  private static final Pattern PERSON = Pattern.compile("/users/(" + ID + ")");
  private static final Pattern NAMES_PERSON = Pattern.compile(ID);
  private static final String EMPTY = "{\"value\":[]}";
  private static final String UPPER = "{\"value\":[{\"id\":\"upper\"}]}";

  private static final String ENDS = "/lists-read";
  private static final String PAGES = "/pages-sent";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong ends = new AtomicLong();
  private final Queue<String> pages = new ConcurrentLinkedQueue<>();
  private final String endpoint;
  private final int rows;
  private final Set<String> upper;
  private final Set<String> lists;

  static {
    // Else the kernel holds the end of each answer back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * Serves on a free port.
   *
   * @param rows how many rows a list of the whole tenant has
   * @param upper the lists above others, with {@code *} for ids
   * @param lists the lists of the whole tenant, likewise
   * @throws IOException when it cannot listen
   */
  public BulkServer(int rows, Set<String> upper, Set<String> lists) throws IOException {
    this.rows = rows;
    this.upper = Set.copyOf(upper);
    this.lists = Set.copyOf(lists);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/", this::answer);
    server.createContext(ENDS, exchange -> send(exchange, 200, Long.toString(ends.get())));
    server.createContext(PAGES, exchange -> send(exchange, 200, String.join("\n", sent())));
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Serves until its input ends.
   *
   * @param arguments the number of rows of a list; the lists above others, separated by commas; the
   *     lists of the whole tenant, separated by commas; both with {@code *} for ids
   * @throws IOException when it cannot listen
   */
  public static void main(String[] arguments) throws IOException {
    BulkServer tenant =
        new BulkServer(
            Integer.parseInt(arguments[0]),
            new HashSet<>(List.of(arguments[1].split(",", -1))),
            new HashSet<>(List.of(arguments[2].split(",", -1))));
    System.out.println(tenant.endpoint());
    while (System.in.read() >= 0) {
      // The parent process keeps its input open.
    }
    System.exit(0);
  }

  /** The object id of the n-th person, who has a row in every list. */
  public static String person(int n) {
    return "11111111-2222-4333-8444-%012d".formatted(n);
  }

  /**
   * Asks a server how many times a long list was read to its end since it started. First pages do
   * not count: the library may ask for one ahead and again.
   */
  public static long listsRead(URI endpoint) throws IOException {
    try (InputStream in = endpoint.resolve(ENDS).toURL().openStream()) {
      return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Asks a server for the addresses of the pages of long lists that it sent since the last time.
   */
  public static List<URI> pagesSent(URI endpoint) throws IOException {
    try (InputStream in = endpoint.resolve(PAGES).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(endpoint::resolve)
          .toList();
    }
  }

  private List<String> sent() {
    List<String> sent = new ArrayList<>();
    for (String page = pages.poll(); page != null; page = pages.poll()) {
      sent.add(page);
    }
    return sent;
  }

  URI endpoint() {
    return URI.create(endpoint);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = body(exchange.getRequestURI().getPath(), exchange);
    if (body.isEmpty()) {
      send(exchange, 404, "{\"error\":{\"code\":\"NotFound\"}}");
    } else {
      send(exchange, 200, body);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] sent = body.getBytes(StandardCharsets.UTF_8);
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
    // A list that is asked for one person is that person's own, whatever its path is.
    boolean isOfPerson = query.contains("$filter") || NAMES_PERSON.matcher(query).find();
    if (lists.contains(template) && !isOfPerson) {
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
    pages.add(path + "?from=" + from);
    StringBuilder page = new StringBuilder(600 * PER_PAGE).append("{\"value\":[");
    for (int i = from; i < to; i++) {
      page.append(i == from ? "" : ",");
      row(page, i);
    }
    page.append(']');
    if (from > 0 && to == rows) {
      ends.incrementAndGet();
    }
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

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
