package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.model.TenantId;

/** A socket server that sends exactly the bytes of a test, including broken bodies. */
public final class ScriptedGraph implements AutoCloseable {

  public static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");
  static final TenantId OTHER = TenantId.of("99999999-2222-3333-4444-555555555555");

  /** A request as it came over the wire. */
  public record Seen(String method, String target, Map<String, String> headers, String body) {
    public String path() {
      return decoded(target.split("\\?", 2)[0]);
    }

    /** The decoded query option, or null. */
    public String option(String name) {
      String[] parts = target.split("\\?", 2);
      if (parts.length == 2) {
        for (String pair : parts[1].split("&")) {
          String[] option = pair.split("=", 2);
          if (decoded(option[0]).equals(name)) {
            return decoded(option[1]);
          }
        }
      }
      return null;
    }

    public String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }

  private final ServerSocket server;
  private final Thread acceptor;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Function<Seen, ScriptedReply> script =
      request -> ScriptedReply.error(404, "Request_NotFound");
  private volatile ScriptedReply organization = ScriptedReply.page("{\"id\":\"" + TENANT + "\"}");

  public ScriptedGraph() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    acceptor = daemon(this::accept);
  }

  /** The replies to all requests except the tenant request. */
  public ScriptedGraph answering(Function<Seen, ScriptedReply> answers) {
    script = answers;
    return this;
  }

  /** The reply to the tenant request. */
  public ScriptedGraph organization(ScriptedReply reply) {
    organization = reply;
    return this;
  }

  /** All requests. */
  List<Seen> allSeen() {
    return seen;
  }

  /** All requests but those that ask for the tenant. */
  public List<Seen> seen() {
    return seen.stream().filter(request -> !isOrganization(request)).toList();
  }

  int openConnections() {
    return open.size();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  public GraphCloud cloud(String catalogueName) {
    return GraphCloud.custom(URI.create(url()), URI.create("https://login.example"), catalogueName);
  }

  public GraphConnectionBuilder builder() {
    return GraphConnection.builder(TENANT)
        .cloud(cloud("global"))
        .credential(credential(jwt(TENANT)))
        .retry(RetryPolicy.none())
        .readTimeout(Duration.ofSeconds(20));
  }

  GraphChangeConnectionBuilder changes() {
    return GraphChangeConnection.builder(TENANT)
        .cloud(cloud("global"))
        .credential(credential(jwt(TENANT)))
        .readTimeout(Duration.ofSeconds(20));
  }

  public GraphConnection connect() {
    return builder().build();
  }

  /** A credential that hands out a fixed token. */
  public static TokenCredential credential(String token) {
    return credential(context -> token);
  }

  /** A credential; by proxy, because its other method shows a type of a reactive library. */
  public static TokenCredential credential(Function<TokenRequestContext, String> tokens) {
    return (TokenCredential)
        Proxy.newProxyInstance(
            ScriptedGraph.class.getClassLoader(),
            new Class<?>[] {TokenCredential.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("getTokenSync")) {
                throw new UnsupportedOperationException(method.getName());
              }
              String token = tokens.apply((TokenRequestContext) arguments[0]);
              return new AccessToken(token, OffsetDateTime.now().plusHours(1));
            });
  }

  public static String jwt(TenantId tenant) {
    return jwt("{\"aud\":\"graph\",\"tid\":\"" + tenant + "\"}");
  }

  public static String jwt(String claims) {
    return base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".c2lnbmF0dXJl";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      // Until then the system may still accept a connection.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Socket socket : open) {
      socket.close();
    }
  }

  private static boolean isOrganization(Seen request) {
    return request.path().endsWith("/organization");
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      Seen request = read(in);
      while (request != null) {
        seen.add(request);
        ScriptedReply reply = isOrganization(request) ? organization : script.apply(request);
        if (reply == ScriptedReply.NONE || !reply.writeTo(socket.getOutputStream())) {
          return;
        }
        request = read(in);
      }
    } catch (IOException | InterruptedException e) {
      return;
    } finally {
      open.remove(socket);
    }
  }

  private static Seen read(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ");
    Map<String, String> headers = new HashMap<>();
    for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
      String[] pair = header.split(":", 2);
      headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip());
    }
    return new Seen(parts[0], parts[1], headers, body(in, headers));
  }

  /** As many bytes as were promised; one character is one byte here. */
  private static String body(BufferedReader in, Map<String, String> headers) throws IOException {
    char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
    int length = 0;
    while (length < body.length) {
      int count = in.read(body, length, body.length - length);
      if (count < 0) {
        throw new IOException("the request's body ended in the middle");
      }
      length += count;
    }
    return new String(new String(body).getBytes(ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "scripted-graph");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** A latch that a test opens when it is over. */
  static CountDownLatch latch() {
    return new CountDownLatch(1);
  }

  public static List<String> lines(List<org.dsr4j.model.Content> rows) {
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(new String(row.bytes(), StandardCharsets.UTF_8)));
    return lines;
  }
}
