package org.dsr4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs sample test classes, and reads tenants as they do. */
final class SampleTestClasses {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern ALIAS = Pattern.compile("\"userPrincipalName\":\"([^@\"]*)@");

  private SampleTestClasses() {}

  static EngineExecutionResults run(Class<?>... classes) {
    return builder(classes).execute();
  }

  static EngineTestKit.Builder builder(Class<?>... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClasses(classes).toArray(DiscoverySelector[]::new));
  }

  /** Asserts that this number of tests ran and all passed; a failure shows its cause. */
  static void assertAllSucceed(EngineExecutionResults results, int tests) {
    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(events -> events.succeeded(tests));
  }

  static List<Throwable> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  /** The aliases of the people of a tenant, read over HTTP. */
  static List<String> people(SimulatedTenant tenant) {
    HttpRequest request =
        HttpRequest.newBuilder(tenant.endpoint().resolve("/v1.0/users"))
            .header("Authorization", "Bearer " + tenant.accessToken())
            .build();
    try {
      String body = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
      List<String> found = new ArrayList<>();
      ALIAS.matcher(body).results().forEach(match -> found.add(match.group(1)));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
