package org.dsr4j.benchmarks.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.dsr4j.benchmarks.service.TenantAccess;

/**
 * Reads addresses in rounds that are known in advance, with all requests of a round sent
 * concurrently: in full batches through {@code $batch}, with a check of each item's status, or as
 * single requests with the same HTTP client. Throttled requests are repeated after the longest
 * requested wait.
 */
public final class RequestRoundsClient implements AutoCloseable {

  /** The maximum number that Graph accepts. */
  public static final int FULL_BATCH = 20;

  /** No batches. */
  public static final int SINGLE = 1;

  private static final int THREADS = 64;
  private static final MediaType JSON = MediaType.get("application/json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TenantAccess access;
  private final int most;
  private final OkHttpClient http = new OkHttpClient();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AnswerCounts counts = new AnswerCounts();

  public RequestRoundsClient(TenantAccess access, int most) {
    this.access = access;
    this.most = most;
  }

  /** What was read so far. */
  public AnswerCounts counts() {
    return counts;
  }

  /** What is left to ask, and how long to wait before. */
  private record Rest(List<String> addresses, double seconds) {}

  /** Reads rounds of addresses, each after the answers of the previous round. */
  public void read(List<List<String>> rounds) throws Exception {
    for (List<String> round : rounds) {
      List<String> pending = round;
      while (!pending.isEmpty()) {
        pending = ask(pending);
      }
    }
  }

  private List<String> ask(List<String> addresses) throws Exception {
    List<Callable<Rest>> batches = new ArrayList<>();
    for (List<String> batch : batches(addresses)) {
      batches.add(() -> most == SINGLE ? get(batch.get(0)) : post(batch));
    }
    List<String> left = new ArrayList<>();
    double seconds = 0;
    for (Future<Rest> answer : threads.invokeAll(batches)) {
      Rest rest = got(answer);
      left.addAll(rest.addresses());
      seconds = Math.max(seconds, rest.seconds());
    }
    Thread.sleep(Duration.ofNanos((long) (seconds * 1e9)).toMillis());
    return left;
  }

  private static Rest got(Future<Rest> answer) throws InterruptedException, IOException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IOException("a batch failed", e);
    }
  }

  /** Creates full batches, each for one version. */
  private List<List<String>> batches(List<String> addresses) {
    Map<String, List<String>> byVersion = new LinkedHashMap<>();
    for (String address : addresses) {
      byVersion.computeIfAbsent(version(address), any -> new ArrayList<>()).add(address);
    }
    List<List<String>> batches = new ArrayList<>();
    for (List<String> all : byVersion.values()) {
      for (int from = 0; from < all.size(); from += most) {
        batches.add(all.subList(from, Math.min(from + most, all.size())));
      }
    }
    return batches;
  }

  private static String version(String address) {
    return address.substring(0, address.indexOf('/', 1));
  }

  private Rest get(String address) throws IOException {
    Request request =
        new Request.Builder()
            .url(access.endpoint() + address)
            .header("Authorization", "Bearer " + access.token())
            .header("ConsistencyLevel", "eventual")
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (response.code() == 429) {
        String wait = response.header("Retry-After");
        return new Rest(List.of(address), wait == null ? 1 : Double.parseDouble(wait));
      }
      byte[] body = response.body() == null ? new byte[0] : response.body().bytes();
      String type = response.header("Content-Type");
      boolean isJson = type != null && type.contains("json");
      return new Rest(
          answered(response.code(), isJson ? MAPPER.readTree(body) : MissingNode.getInstance()), 0);
    }
  }

  /** Counts an answer and returns what is left to ask: the next page, or nothing. */
  private List<String> answered(int status, JsonNode answer) {
    if (status >= 400) {
      counts.refused();
      return List.of();
    }
    // A batch carries a photo or XML as a string.
    if (!answer.isObject()) {
      counts.media();
      return List.of();
    }
    counts.json(answer);
    String link = AnswerCounts.nextLink(answer);
    return link.isEmpty()
        ? List.of()
        : List.of(link.substring(access.endpoint().toString().length()));
  }

  private Rest post(List<String> batch) throws IOException {
    String version = version(batch.get(0));
    ObjectNode body = MAPPER.createObjectNode();
    ArrayNode requests = body.putArray("requests");
    for (String address : batch) {
      ObjectNode item = requests.addObject();
      item.put("id", Integer.toString(requests.size() - 1));
      item.put("method", "GET").put("url", address.substring(version.length()));
      item.putObject("headers").put("ConsistencyLevel", "eventual");
    }
    Request request =
        new Request.Builder()
            .url(access.endpoint() + version + "/$batch")
            .header("Authorization", "Bearer " + access.token())
            .post(RequestBody.create(MAPPER.writeValueAsBytes(body), JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (response.code() != 200 || response.body() == null) {
        throw new IOException("a batch was answered with " + response.code());
      }
      return rest(batch, MAPPER.readTree(response.body().bytes()));
    }
  }

  private Rest rest(List<String> batch, JsonNode answer) {
    List<String> left = new ArrayList<>();
    double seconds = 0;
    for (JsonNode item : answer.path("responses")) {
      int status = item.path("status").asInt();
      if (status == 429) {
        left.add(batch.get(item.path("id").asInt()));
        seconds = Math.max(seconds, item.path("headers").path("Retry-After").asDouble(1));
      } else {
        left.addAll(answered(status, item.path("body")));
      }
    }
    return new Rest(left, seconds);
  }

  @Override
  public void close() {
    threads.shutdown();
    http.connectionPool().evictAll();
  }
}
