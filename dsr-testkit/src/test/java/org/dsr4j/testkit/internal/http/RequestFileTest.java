package org.dsr4j.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dsr4j.testkit.internal.protocol.AnsweredRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestFileTest {

  private static AnsweredRequest request(String path) {
    return new AnsweredRequest(
        "v1.0", "GET", path, "$filter=mail%20eq%20'a'", 200, "127.0.0.1:1", true, 1, "", "", "");
  }

  @Test
  void writesOneLinePerRequest(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("requests.jsonl");
    RequestLogFile file = new RequestLogFile(path);
    file.append(request("/users/a%40b"));
    new RequestLogFile(path)
        .append(new AnsweredRequest("", "POST", "/\"x\"", "", 400, "", false, 2, "", "", ""));

    assertThat(Files.readAllLines(path))
        .containsExactly(
            "{\"version\":\"v1.0\",\"method\":\"GET\",\"path\":\"/users/a%40b\",\"query\":\"$filter=mail%20eq%20'a'\",\"status\":200}",
            "{\"version\":\"\",\"method\":\"POST\",\"path\":\"/\\\"x\\\"\",\"query\":\"\",\"status\":400}");
  }

  @Test
  void concurrentWritersDoNotMixTheirLines(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("requests.jsonl");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int writer = 0; writer < 4; writer++) {
      RequestLogFile file = new RequestLogFile(path);
      threads.execute(
          () -> {
            for (int i = 0; i < 250; i++) {
              file.append(request("/users/" + "x".repeat(i)));
            }
          });
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readAllLines(path))
        .hasSize(1000)
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }
}
