package org.dsr4j.graph.operation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads are whole or a failure. */
class DownloadsTest {

  private static final String REPORT = "x".repeat(50_000) + "end";

  private final FakePollDelays time = new FakePollDelays();
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  private StorageServer storage;
  private Downloads downloads;

  @BeforeEach
  void start() throws IOException {
    storage = new StorageServer();
    downloads = builder().build();
  }

  @AfterEach
  void stop() {
    downloads.close();
    storage.close();
  }

  private DownloadsBuilder builder() {
    return Downloads.builder(GraphCloud.GLOBAL).allowHost("127.0.0.1").waiting(time);
  }

  @Test
  void aDownloadIsDeliveredWithoutSendingAToken() throws IOException {
    storage.answering(StorageServer.object(REPORT, "\"1\"", REPORT.length()));

    assertThat(fetch()).isEmpty();

    assertThat(got.toString(ISO_8859_1)).isEqualTo(REPORT);
    assertThat(storage.seen())
        .singleElement()
        .satisfies(
            headers -> {
              assertThat(headers).doesNotContainKeys("Authorization", "Cookie", "Range");
              assertThat(headers.getFirst("Accept-encoding")).isEqualTo("identity");
            });
  }

  @Test
  void aBrokenDownloadContinuesAtItsPosition() throws IOException {
    storage.answering(StorageServer.object(REPORT, "\"1\"", 20_000));

    assertThat(fetch()).isEmpty();

    assertThat(got.toString(ISO_8859_1)).isEqualTo(REPORT);
    assertThat(storage.seen()).hasSize(3);
    assertThat(storage.seen().get(1).getFirst("If-range")).isEqualTo("\"1\"");
  }

  @Test
  void aDownloadThatChangedMeanwhileIsNotPieced() throws IOException {
    storage.answering(
        exchange ->
            StorageServer.object(REPORT, "\"" + storage.seen().size() + "\"", 20_000)
                .answer(exchange));

    assertThat(fetch()).hasValueSatisfying(is(GraphError.TRUNCATED));
    assertThat(got.size()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "W/\"1\""})
  void withoutAVersionABrokenDownloadIsAFailure(String etag) throws IOException {
    storage.answering(
        exchange ->
            StorageServer.send(
                exchange, 200, etag.isEmpty() ? Map.of() : Map.of("ETag", etag), REPORT, 10));

    assertThat(fetch()).hasValueSatisfying(is(GraphError.TRUNCATED));
    assertThat(storage.seen()).hasSize(1);
  }

  @Test
  void aDownloadThatBrokeBeforeItsFirstByteStartsAgain() throws IOException {
    storage.answering(
        exchange ->
            StorageServer.send(
                exchange, 200, Map.of(), REPORT, storage.seen().size() == 1 ? 0 : 100_000));

    assertThat(fetch()).isEmpty();
    assertThat(got.toString(ISO_8859_1)).isEqualTo(REPORT);
  }

  @Test
  void aRangeThatIsNotTheOneAskedForIsNotBelieved() throws IOException {
    storage.answering(
        exchange ->
            StorageServer.send(
                exchange,
                storage.seen().size() == 1 ? 200 : 206,
                Map.of("ETag", "\"1\"", "Content-Range", "bytes 0-50002/50003"),
                REPORT,
                10));

    assertThat(fetch()).hasValueSatisfying(is(GraphError.TRUNCATED));
    assertThat(got.size()).isEqualTo(10);
  }

  @Test
  void aConsumerThatSwallowsTheFailureDoesNotMakeTheDownloadComplete() throws IOException {
    storage.answering(exchange -> StorageServer.send(exchange, 200, Map.of(), REPORT, 10));

    Optional<GraphFailure> failure =
        downloads.fetch(
            storage.link(),
            in -> {
              try {
                in.transferTo(got);
              } catch (IOException e) {
                got.reset();
              }
            },
            new Cancellation());

    assertThat(failure).hasValueSatisfying(is(GraphError.TRUNCATED));
  }

  @Test
  void bytesThatTheConsumerSkipsAreCheckedToo() throws IOException {
    storage.answering(exchange -> StorageServer.send(exchange, 200, Map.of(), REPORT, 10));

    assertThat(downloads.fetch(storage.link(), in -> in.read(), new Cancellation()))
        .hasValueSatisfying(is(GraphError.TRUNCATED));
  }

  @Test
  void anUnusableBodyIsAFailure() throws IOException {
    storage.answering(StorageServer.object(REPORT, "\"1\"", REPORT.length()));

    assertThat(
            downloads.fetch(
                storage.link(),
                in -> {
                  throw UnreadableBodyException.unexpected("no archive");
                },
                new Cancellation()))
        .map(GraphFailure::error)
        .contains(GraphError.UNEXPECTED_ANSWER);
  }

  @Test
  void storageOnTheHostOfASimulatorIsAllowedAutomatically() throws IOException {
    storage.answering(StorageServer.object(REPORT, "\"1\"", REPORT.length()));
    GraphCloud simulated =
        GraphCloud.custom(
            URI.create("http://127.0.0.1:1"), URI.create("https://l.example"), GraphCloud.GLOBAL);

    try (Downloads beside = Downloads.builder(simulated).build();
        Downloads elsewhere = Downloads.builder(GraphCloud.GLOBAL).build()) {
      assertThat(beside.fetch(storage.link(), in -> {}, new Cancellation())).isEmpty();
      assertThat(elsewhere.fetch(storage.link(), in -> {}, new Cancellation()))
          .map(GraphFailure::error)
          .contains(GraphError.FOREIGN_LINK);
    }
  }

  @Test
  void theConsumersExceptionReachesTheCaller() {
    storage.answering(StorageServer.object(REPORT, "\"1\"", REPORT.length()));

    assertThatThrownBy(
            () ->
                downloads.fetch(
                    storage.link(),
                    in -> {
                      throw new IOException("disk full");
                    },
                    new Cancellation()))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  @ParameterizedTest
  @CsvSource({
    "302,REDIRECTED,1",
    "403,FORBIDDEN,1",
    "404,NOT_FOUND,1",
    "429,THROTTLED,6",
    "503,SERVICE_FAILED,6",
    "206,UNEXPECTED_ANSWER,1",
    "204,UNEXPECTED_ANSWER,1",
  })
  void aRefusalHasItsCode(int status, GraphError error, int times) throws IOException {
    storage.answering(
        exchange ->
            StorageServer.send(
                exchange, status, Map.of("Location", "https://x.blob.core.windows.net/"), "", 0));

    assertThat(fetch()).hasValueSatisfying(is(error));
    assertThat(storage.seen()).hasSize(times);
    assertThat(time.waits()).hasSize(times - 1);
  }

  @Test
  void anExpiredLinkHasASeparateCode() throws IOException {
    storage.answering(
        exchange ->
            StorageServer.send(
                exchange,
                403,
                Map.of(),
                "<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code></Error>",
                1_000));
    assertThat(fetch()).hasValueSatisfying(is(GraphError.DOWNLOAD_EXPIRED));

    storage.answering(
        exchange ->
            StorageServer.send(
                exchange, 403, Map.of("x-ms-error-code", "AuthenticationFailed"), "", 0));
    assertThat(fetch()).hasValueSatisfying(is(GraphError.DOWNLOAD_EXPIRED));
  }

  @Test
  void aTooLargeDownloadIsNotDelivered() throws IOException {
    storage.answering(StorageServer.object(REPORT, "\"1\"", REPORT.length()));
    try (Downloads small = builder().maxBytes(REPORT.length() - 1L).build()) {
      assertThat(small.fetch(storage.link(), in -> in.transferTo(got), new Cancellation()))
          .hasValueSatisfying(is(GraphError.TOO_LARGE));
    }
    assertThat(got.size()).isZero();
  }

  @Test
  void cancellingAndClosingEndADownload() throws IOException {
    Cancellation cancellation = new Cancellation();
    storage.answering(
        exchange -> {
          cancellation.cancel();
          StorageServer.send(exchange, 503, Map.of(), "", 0);
        });
    assertThat(downloads.fetch(storage.link(), in -> in.read(), cancellation))
        .hasValueSatisfying(is(GraphError.CANCELLED));

    downloads.close();
    assertThat(fetch()).hasValueSatisfying(is(GraphError.CLOSED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://x.blob.core.windows.net/a",
        "https://x.blob.core.windows.net:8443/a",
        "https://blob.core.windows.net.evil.example/a",
        "https://evilblob.core.windows.net/a",
        "https://x.blob.core.usgovcloudapi.net/a",
        "http://localhost:1/a",
      })
  void nothingIsSentToOtherHosts(String address) throws IOException {
    assertThat(downloads.fetch(DownloadLink.of(address, null), in -> in.read(), new Cancellation()))
        .hasValueSatisfying(is(GraphError.FOREIGN_LINK));
  }

  @Test
  void eachCloudHasItsStorage() throws IOException {
    HttpUrl government = HttpUrl.get("https://x.blob.core.usgovcloudapi.net/a?sig=1");

    StorageHosts.of("us-gov-fairfax", Set.of()).check(government);
    assertThatThrownBy(() -> StorageHosts.of("us-nat", Set.of()).check(government))
        .isInstanceOf(DownloadFailedException.class)
        .hasMessageNotContaining("sig");
  }

  @Test
  void aLinkShowsNothing() {
    assertThat(storage.link()).hasToString("DownloadLink[hidden]");
    assertThatThrownBy(() -> DownloadLink.of("no address sig=secret", null))
        .isInstanceOf(DsrException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> DownloadLink.of("https://user:secret@host/", null))
        .isInstanceOf(DsrException.class);
  }

  private Optional<GraphFailure> fetch() throws IOException {
    return downloads.fetch(storage.link(), in -> in.transferTo(got), new Cancellation());
  }

  private static Consumer<GraphFailure> is(GraphError error) {
    return failure -> {
      assertThat(failure.error()).isEqualTo(error);
      assertThat(failure.detail()).doesNotContain("secret", "127.0.0.1", "report.zip");
    };
  }
}
