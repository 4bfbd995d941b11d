package org.dsr4j.testkit.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.testkit.GraphClient.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportJobsTest {

  private static final String JOBS = "/v1.0/deviceManagement/reports/exportJobs";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private SimulatedTenant tenant;
  private GraphClient graph;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    tenant.user("person").device(device -> device.windows().name("PC, \"1\""));
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private GraphClient.Answer begin() {
    return graph.send(
        "POST",
        JOBS,
        json(
            "{'reportName':'Devices','format':'csv','filter':'',"
                + "'select':['DeviceName','UPN','Nonsense']}"));
  }

  private GraphClient.Answer poll(String id) {
    return graph.get(JOBS + "('" + id + "')");
  }

  private String finishedUrl() {
    String id = begin().json().get("id").asText();
    return poll(id).json().get("url").asText();
  }

  private static HttpResponse<byte[]> download(String url, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void answersTheStartOfAJob() {
    GraphClient.Answer started = begin();

    assertThat(started.status()).isEqualTo(201);
    assertThat(started.json().get("id").asText()).startsWith("Devices_");
    assertThat(started.json().get("status").asText()).isEqualTo("notStarted");
    assertThat(started.json().get("url").isNull()).isTrue();
    assertThat(started.json().get("expirationDateTime").asText()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(started.json().at("/select/1").asText()).isEqualTo("UPN");
  }

  @Test
  void aJobAdvancesWithEveryPoll() {
    tenant.exportJobs().finishAtPoll(4);
    String id = begin().json().get("id").asText();

    assertThat(poll(id).json().get("status").asText()).isEqualTo("notStarted");
    assertThat(poll(id).json().get("status").asText()).isEqualTo("inProgress");
    assertThat(graph.get(JOBS + "/" + id).json().get("status").asText()).isEqualTo("inProgress");
    assertThat(poll(id).json().get("status").asText()).isEqualTo("completed");
    assertThat(poll(id).json().get("status").asText()).isEqualTo("completed");
    assertThat(poll("Devices_unknown").status()).isEqualTo(404);
  }

  @Test
  void aJobCanFail() {
    tenant.exportJobs().finishAtPoll(1).fail();
    String failed = begin().json().get("id").asText();
    tenant.exportJobs().finishWithUnknownStatus();
    String unknown = begin().json().get("id").asText();

    assertThat(poll(failed).json().get("status").asText()).isEqualTo("failed");
    assertThat(poll(failed).json().get("url").isNull()).isTrue();
    assertThat(poll(unknown).json().get("status").asText()).isEqualTo("unknown");
  }

  @Test
  void servesTheReportToEveryClientWithTheAddress() throws Exception {
    HttpResponse<byte[]> answer = download(finishedUrl());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer.body()))
        .isEqualTo("DeviceName,UPN,Nonsense\r\n\"PC, \"\"1\"\"\",\"person@contoso.com\",\r\n");
  }

  private static String text(byte[] archive) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      ZipEntry entry = Objects.requireNonNull(zip.getNextEntry());
      assertThat(entry.getName()).startsWith("Devices_").endsWith(".csv");
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void servesTheReportThatATestSet() throws Exception {
    tenant.exportJobs().content("Devices", "A,B\r\n1,2\r\n");

    assertThat(text(download(finishedUrl()).body())).isEqualTo("A,B\r\n1,2\r\n");
  }

  @Test
  void refusesADownloadWithATokenAndRecordsIt() throws Exception {
    String url = finishedUrl();
    HttpResponse<byte[]> answer = download(url, "Authorization", "Bearer x");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("AuthenticationFailed");
    assertThat(tenant.requests())
        .filteredOn(request -> request.path().startsWith("/blob/"))
        .singleElement()
        .satisfies(request -> assertThat(request.hasAuthorization()).isTrue());
  }

  @Test
  void refusesAnExpiredDownloadAndOneWithoutASignature() throws Exception {
    tenant.exportJobs().lifetime(Duration.ofMinutes(10));
    String url = finishedUrl();

    assertThat(download(url.replaceAll("sig=.", "sig=x")).statusCode()).isEqualTo(403);
    assertThat(download(url.replace(".zip", "0.zip")).statusCode()).isEqualTo(404);
    tenant.now(tenant.now().plus(Duration.ofMinutes(10)));
    assertThat(download(url).statusCode()).isEqualTo(403);
  }

  @Test
  void appliesFaultsToPollsAndDownloads() throws Exception {
    String url = finishedUrl();
    tenant.faults().onBlob().times(1).reply(404);
    tenant.faults().on("/deviceManagement/reports/exportJobs/{id}").times(1).reply(503);

    assertThat(poll("Devices_x").status()).isEqualTo(503);
    assertThat(download(url).statusCode()).isEqualTo(404);
    tenant.faults().onBlob().times(1).cutConnection();
    assertThatThrownBy(() -> download(url)).isInstanceOf(IOException.class);
    tenant.faults().onBlob().times(1).cutBody();
    assertThat(download(url).body().length).isLessThan(download(url).body().length);
  }
}
