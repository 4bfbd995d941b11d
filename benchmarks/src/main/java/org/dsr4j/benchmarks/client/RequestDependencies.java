package org.dsr4j.benchmarks.client;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.dsr4j.benchmarks.service.TenantAccess;

/**
 * Finds which requests of a run depend on each other, independently of the client: a request must
 * wait for the answers that contain its ids, addresses and page links.
 *
 * <p>It sends every request of the run again and searches for the values of one request in the
 * answers to the others. The confirmation of the tenant comes first.
 */
public final class RequestDependencies {

  private static final Pattern VALUE =
      Pattern.compile(
          "skiptoken=([^&]+)|'([^']{6,})'|([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22})|([^/?&='"
              + " ]+@[^/?&' ]+)",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final Map<String, String> answers = new LinkedHashMap<>();

  private RequestDependencies() {}

  /**
   * Groups the requests into rounds: each round needs only the answers of earlier rounds.
   *
   * @param addresses path and query of each request
   * @param given the values that were known before the run
   * @return the addresses, each once, in the earliest round that is possible
   */
  public static List<List<String>> rounds(
      TenantAccess access, Collection<String> addresses, Set<String> given) throws IOException {
    RequestDependencies chain = new RequestDependencies();
    OkHttpClient http = new OkHttpClient();
    for (String address : new LinkedHashSet<>(addresses)) {
      Request request =
          new Request.Builder()
              .url(access.endpoint() + address)
              .header("Authorization", "Bearer " + access.token())
              .header("ConsistencyLevel", "eventual")
              .build();
      try (Response answer = http.newCall(request).execute()) {
        String body = answer.body() == null ? "" : answer.body().string();
        chain.answers.put(address, answer.code() == 200 ? body : "");
      }
      chain.needs.put(address, values(address));
    }
    http.connectionPool().evictAll();
    return chain.rounds(given);
  }

  private static Set<String> values(String address) {
    Set<String> values = new LinkedHashSet<>();
    Matcher matcher = VALUE.matcher(URLDecoder.decode(address, StandardCharsets.UTF_8));
    while (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        if (matcher.group(i) != null) {
          values.add(matcher.group(i));
        }
      }
    }
    return values;
  }

  private List<List<String>> rounds(Set<String> given) {
    // A value that is in no answer must have been known before.
    for (Set<String> values : needs.values()) {
      values.removeIf(value -> given.contains(value) || !isKnown(value));
    }
    List<String> waiting = new ArrayList<>(needs.keySet());
    List<String> first = waiting.stream().filter(a -> a.contains("/organization")).toList();
    waiting.removeAll(first);
    List<List<String>> rounds = new ArrayList<>(List.of(first));
    StringBuilder known = new StringBuilder();
    while (!waiting.isEmpty()) {
      String before = known.toString();
      List<String> round = waiting.stream().filter(address -> askable(address, before)).toList();
      if (round.isEmpty()) {
        throw new IllegalStateException("a request has values that are in no earlier answer");
      }
      round.forEach(address -> known.append(answers.get(address)).append('\n'));
      waiting.removeAll(round);
      rounds.add(round);
    }
    return rounds;
  }

  private boolean askable(String address, String known) {
    return needs.getOrDefault(address, Set.of()).stream().allMatch(known::contains);
  }

  private boolean isKnown(String value) {
    return answers.entrySet().stream()
        .anyMatch(
            answer ->
                answer.getValue().contains(value)
                    && !needs.getOrDefault(answer.getKey(), Set.of()).contains(value));
  }
}
