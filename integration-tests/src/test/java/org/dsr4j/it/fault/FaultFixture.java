package org.dsr4j.it.fault;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.identity.ClientSecretCredentialBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.graph.operation.DownloadLink;
import org.dsr4j.graph.operation.Downloads;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.it.erasure.ScriptedErasure;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.testkit.FaultScript;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/** A tenant with a list of three pages, an account to change and a file to download. */
final class FaultFixture implements AutoCloseable {

  private static final String EVENTS = "/deviceManagement/auditEvents";
  private static final String JOBS = "/v1.0/deviceManagement/reports/exportJobs";
  private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final int PAGES = 3;

  private final SimulatedTenant tenant = SimulatedTenant.start();
  private final SimulatedUser person = tenant.user("person");
  private final HttpClient plain = HttpClient.newHttpClient();
  private final List<String> events =
      IntStream.range(0, PAGES * 2).mapToObj(n -> "{\"id\":\"event-" + n + "\"}").toList();
  private final String file;
  private final byte[] content;

  FaultFixture() {
    tenant.answers().serveItems("v1.0", EVENTS, events);
    person.mail("person@contoso.com");
    file = exportedFile();
    content = send(HttpRequest.newBuilder(URI.create(file))).body();
  }

  /** Something was reported done or read that was not. */
  static final class SilentDataLoss extends Exception {
    private static final long serialVersionUID = 1L;

    SilentDataLoss(String what) {
      super(what);
    }
  }

  void reset() {
    tenant.faults().clear();
    tenant.clearRequests();
  }

  /** Whether more was asked than is needed where nothing goes wrong. */
  boolean wasTriggered(FaultPlace place) {
    return switch (place) {
      case FIRST_PAGE, MIDDLE_PAGE, LAST_PAGE -> asked(r -> r.path().contains(EVENTS)) > PAGES;
      case TOKEN_RENEWAL -> asked(request -> request.status() == 401) > 0;
      case WRITE -> asked(request -> request.method().equals("PATCH")) > 1;
      case DOWNLOAD -> asked(request -> request.path().startsWith("/blob/")) > 1;
    };
  }

  private long asked(Predicate<RecordedRequest> question) {
    return tenant.requests().stream().filter(question).count();
  }

  String list(FaultKind kind, int page, boolean once) throws SilentDataLoss {
    try (GraphConnection graph = connect(kind, GraphTenant.token(tenant.accessToken()))) {
      graph.confirmTenant(new Cancellation());
      kind.graph().accept(script(tenant.faults().on(EVENTS).onPage(page), once));
      return read(graph);
    }
  }

  String renewToken(FaultKind kind, boolean once) throws SilentDataLoss {
    try (GraphConnection graph = connect(kind, clientSecret())) {
      graph.confirmTenant(new Cancellation());
      tenant.faults().on(EVENTS).onPage(2).times(1).claimsChallenge();
      kind.token()
          .accept(
              once ? tenant.faults().onTokenRequest().times(1) : tenant.faults().onTokenRequest());
      return read(graph);
    }
  }

  String write(FaultKind kind, boolean once) throws SilentDataLoss {
    GraphWrite write =
        GraphWrite.of(WriteMethod.PATCH, GraphVersion.V1, "/users/{userId}")
            .path("userId", person.objectId())
            .body(Content.object(properties -> properties.put("department", "none")));
    try (GraphChangeConnection changes =
        GraphChangeConnection.builder(TenantId.of(tenant.id()))
            .credential(GraphTenant.token(tenant.accessToken()))
            .cloud(GraphTenant.cloud(tenant))
            .readTimeout(kind.maxWait())
            .retry(GraphTenant.QUICK)
            .build()) {
      changes.confirmTenant(new Cancellation());
      kind.graph().accept(script(tenant.faults().on("/users/{user-id}").onMethod("PATCH"), once));
      return told(performed(changes, write));
    }
  }

  private WriteOutcome performed(GraphChangeConnection changes, GraphWrite write) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    new ScriptedErasure(tenant)
        .step(write)
        .run(
            (call, permit) -> {
              outcomes.add(changes.perform(write, permit, call.cancellation()));
              return new StepOutcome.Done("");
            });
    return outcomes.get(0);
  }

  private String told(WriteOutcome outcome) throws SilentDataLoss {
    long applied = asked(r -> r.method().equals("PATCH") && r.status() == 204);
    if (applied > 1) {
      throw new SilentDataLoss("applied " + applied + " times");
    }
    return switch (outcome.status()) {
      case DONE -> require(applied == 1, "correct", "done, but was not applied");
      case REFUSED ->
          require(
              applied == 0,
              "not applied, " + outcome.failure().error().code(),
              "refused, but was applied");
      case UNKNOWN -> "inspect, " + outcome.failure().error().code();
      case ACCEPTED, AWAITING_APPROVAL ->
          throw new SilentDataLoss("a change of an account is done at once");
    };
  }

  String download(FaultKind kind, boolean once) throws SilentDataLoss {
    kind.graph().accept(script(tenant.faults().onBlob(), once));
    byte[][] read = {new byte[0]};
    try (Downloads downloads =
        Downloads.builder(GraphTenant.cloud(tenant))
            .allowHost(tenant.endpoint().getHost())
            .retry(GraphTenant.QUICK)
            .readTimeout(kind.maxWait())
            .build()) {
      Optional<GraphFailure> failure =
          downloads.fetch(
              DownloadLink.of(file, null), in -> read[0] = in.readAllBytes(), new Cancellation());
      return failure.isPresent()
          ? failure.get().error().code()
          : require(Arrays.equals(read[0], content), "correct", "whole, but other bytes came");
    } catch (IOException e) {
      throw new SilentDataLoss("a fault of the service came out as the consumer's");
    }
  }

  private String read(GraphConnection graph) throws SilentDataLoss {
    List<String> rows = new ArrayList<>();
    Optional<GraphFailure> failure =
        graph.rows(
            GraphRequest.get(GraphVersion.V1, EVENTS).query("$top", "2"),
            row -> rows.add(new String(row.bytes(), StandardCharsets.UTF_8)),
            new Cancellation());
    if (failure.isPresent()) {
      return require(
          events.containsAll(rows), failure.get().error().code(), "rows that nobody sent");
    }
    require(events.equals(rows.stream().distinct().toList()), "", rows.size() + " rows, not all");
    return rows.equals(events) ? "correct" : "complete, rows twice";
  }

  private static String require(boolean holds, String outcome, String otherwise)
      throws SilentDataLoss {
    if (!holds) {
      throw new SilentDataLoss(otherwise);
    }
    return outcome;
  }

  private static FaultScript script(FaultScript script, boolean once) {
    return once ? script.times(1) : script;
  }

  private GraphConnection connect(FaultKind kind, TokenCredential credential) {
    return GraphConnection.builder(TenantId.of(tenant.id()))
        .credential(credential)
        .cloud(GraphTenant.cloud(tenant))
        .limits(ThrottleLimits.off())
        .retry(GraphTenant.QUICK)
        .readTimeout(kind.maxWait())
        .build();
  }

  private TokenCredential clientSecret() {
    return new ClientSecretCredentialBuilder()
        .tenantId(tenant.id())
        .clientId(tenant.application().clientId())
        .clientSecret(tenant.application().clientSecret())
        .authorityHost(tenant.application().authority().toString())
        .disableInstanceDiscovery()
        .retryPolicy(new RetryPolicy(new FixedDelay(1, Duration.ofMillis(1))))
        .httpClient(
            new JdkHttpClientBuilder(
                    HttpClient.newBuilder().sslContext(tenant.application().sslContext()))
                .build())
        .build();
  }

  private String exportedFile() {
    String body = "{\"reportName\":\"Devices\",\"select\":[\"DeviceId\"],\"format\":\"csv\"}";
    HttpResponse<byte[]> job =
        send(
            authorised(JOBS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    String path = JOBS + "('" + found(ID, job) + "')";
    HttpResponse<byte[]> state = send(authorised(path));
    while (!URL.matcher(text(state)).find()) {
      state = send(authorised(path));
    }
    return found(URL, state);
  }

  private static String found(Pattern pattern, HttpResponse<byte[]> response) {
    Matcher matcher = pattern.matcher(text(response));
    if (!matcher.find()) {
      throw new IllegalStateException("the simulated tenant answered " + response.statusCode());
    }
    return matcher.group(1).replace("\\u0026", "&").replace("\\/", "/");
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder authorised(String path) {
    return HttpRequest.newBuilder(URI.create(tenant.endpoint() + path))
        .header("Authorization", "Bearer " + tenant.accessToken());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return plain.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    tenant.close();
  }
}
