package org.dsr4j.graph.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ProxySelector;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are sent, how often, and which part of a response arrives. */
class HttpTransportTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String OK = WireServer.answer(200, "", "whole");

  private final Cancellation cancellation = new Cancellation();
  private HttpTransport transport = new HttpTransport(new HttpSettings(LONG, LONG, true));

  @AfterEach
  void close() {
    transport.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void aRequestWhoseConnectionBreaksIsSentOnce(String method) throws IOException {
    try (WireServer server = new WireServer((number, out) -> answered(number == 1, out))) {
      body(get(server, "/first"));

      assertThatThrownBy(() -> send(request(server, method, SendCheck.NONE)))
          .as("on the connection that the first request left open")
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(ProtocolException.class);

      assertThat(server.seen()).containsExactly("GET /first", method + " /x");
    }
  }

  @ParameterizedTest
  @CsvSource({"408,", "421,", "503,0", "301,", "307,", "401,", "407,"})
  void anAnswerIsHandedOnAndTheRequestNotRepeated(int status, String retryAfter)
      throws IOException {
    String headers =
        "Location: http://127.0.0.1:1/\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
            + "Proxy-Authenticate: Basic realm=\"x\"\r\n"
            + (retryAfter == null ? "" : "Retry-After: " + retryAfter + "\r\n");
    try (WireServer server =
            new WireServer(WireServer.always(WireServer.answer(status, headers, "why")));
        StreamedResponse response = get(server, "/x")) {
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.headers().get("Retry-After")).isEqualTo(retryAfter);
      assertThat(response.beginning(2)).isEqualTo("wh".getBytes(UTF_8));
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void aRequestThatTheCheckRefusesIsNotSent() throws IOException {
    ProtocolException refusal = new ProtocolException("not permitted");
    try (WireServer server = new WireServer(WireServer.always(OK))) {
      assertThatThrownBy(
              () ->
                  send(
                      request(
                          server,
                          "POST",
                          () -> {
                            throw refusal;
                          })))
          .isSameAs(refusal);
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void theCheckIsNotAskedWhenThereIsNoConnection() throws IOException {
    CountDownLatch asked = new CountDownLatch(1);

    // The port is bound but not listening, so no other process can take it.
    try (Socket reserved = new Socket()) {
      reserved.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      String url = "http://127.0.0.1:" + reserved.getLocalPort();

      assertThatThrownBy(() -> send(request(url, "POST", asked::countDown)))
          .isInstanceOf(IOException.class);
    }
    assertThat(asked.getCount()).isOne();
  }

  @Test
  void anAddressIsSentAsItIs() throws IOException {
    String raw = "/x?$skiptoken=%7Ba%2fb}{c}+d%zz";
    try (WireServer server = new WireServer(WireServer.always(OK))) {
      assertThat(body(get(server, raw))).isEqualTo("whole");
      assertThat(server.seen()).containsExactly("GET " + raw);
    }
  }

  @Test
  void aCompressedBodyIsReadUncompressedAndACutOneFails() throws IOException {
    String packed = packed("whole");
    String headers = "Content-Encoding: gzip\r\n";
    String cut = packed.substring(0, packed.length() - 9);
    try (WireServer server =
        new WireServer(
            (number, out) ->
                write(out, WireServer.answer(200, headers, number == 1 ? packed : cut)))) {
      assertThat(body(get(server, "/x"))).isEqualTo("whole");
      assertThatThrownBy(() -> body(get(server, "/x"))).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 9\r\n\r\nbegun", "Transfer-Encoding: chunked\r\n\r\n5"})
  void aBodyThatIsCutFails(String rest) throws IOException {
    try (WireServer server =
        new WireServer((number, out) -> !write(out, "HTTP/1.1 200 ok\r\n" + rest))) {
      StreamedResponse response = get(server, "/x");

      assertThat(response.delimited()).isTrue();
      assertThatThrownBy(() -> body(response)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aBodyWithoutADelimiterIsReported() throws IOException {
    try (WireServer server =
            new WireServer((number, out) -> !write(out, "HTTP/1.1 200 ok\r\n\r\nbegun"));
        StreamedResponse response = get(server, "/x")) {
      assertThat(response.delimited()).isFalse();
      assertThat(response.length()).isEqualTo(-1);
    }
  }

  @Test
  void aSilentServerIsGivenUp() throws IOException {
    transport.close();
    transport = new HttpTransport(new HttpSettings(LONG, Duration.ofMillis(100), true));
    try (WireServer server =
        new WireServer(WireServer.always("HTTP/1.1 200 ok\r\nContent-Length: 9\r\n\r\nbegun"))) {
      StreamedResponse response = get(server, "/x");

      assertThatThrownBy(() -> body(response)).isInstanceOf(InterruptedIOException.class);
    }
  }

  @Test
  void aBodyThatNeverEndsIsCancelled() throws IOException {
    try (WireServer server = new WireServer((number, out) -> drip(out));
        StreamedResponse response = get(server, "/x")) {
      InputStream body = response.body();
      assertThat(body.read()).isEqualTo('x');
      cancellation.cancel();

      assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void closingEndsCallsInProgressAndPreventsNewOnes() throws IOException {
    try (WireServer server = new WireServer((number, out) -> drip(out));
        StreamedResponse response = get(server, "/x")) {
      transport.close();

      assertThat(transport.isClosed()).isTrue();
      assertThatThrownBy(() -> response.body().transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> get(server, "/y")).isInstanceOf(IOException.class);
      assertThat(server.seen()).containsExactly("GET /x");
    }
  }

  @Test
  void thePlatformsProxyIsUsed() throws IOException {
    ProxySelector before = ProxySelector.getDefault();
    try (WireServer proxy = new WireServer(WireServer.always(OK))) {
      ProxySelector.setDefault(
          ProxySelector.of(new java.net.InetSocketAddress("127.0.0.1", proxy.port())));
      transport = new HttpTransport(new HttpSettings(LONG, LONG, true));

      HttpUrl url = HttpUrl.get("http://service.example/x");
      assertThat(body(send(PreparedRequest.get(url, Headers.of())))).isEqualTo("whole");

      assertThat(proxy.seen()).containsExactly("GET http://service.example/x");
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void nothingPrintsAnAddressOrAHeader() {
    PreparedRequest request =
        PreparedRequest.get(
            HttpUrl.get("https://host.example/ada?sig=secret"), Headers.of("A", "secret"));

    assertThat(request).hasToString("GET host.example");
  }

  private static boolean answered(boolean answers, OutputStream out) throws IOException {
    return answers && write(out, OK);
  }

  private static boolean write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    return true;
  }

  /** Writes until the client stops reading. */
  private static boolean drip(OutputStream out) throws IOException {
    write(out, "HTTP/1.1 200 ok\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (true) {
      write(out, "1\r\nx\r\n");
    }
  }

  private static String packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toString(ISO_8859_1);
  }

  private static PreparedRequest request(WireServer server, String method, SendCheck check) {
    return request(server.url(), method, check);
  }

  private static PreparedRequest request(String url, String method, SendCheck check) {
    RequestBody body =
        method.equals("POST") ? RequestBody.create("{}", MediaType.get("text/plain")) : null;
    return new PreparedRequest(method, HttpUrl.get(url + "/x"), Headers.of(), body, check);
  }

  private StreamedResponse get(WireServer server, String target) throws IOException {
    return send(PreparedRequest.get(HttpUrl.get(server.url() + target), Headers.of()));
  }

  private StreamedResponse send(PreparedRequest request) throws IOException {
    return transport.send(request, cancellation);
  }

  private static String body(StreamedResponse response) throws IOException {
    try (response) {
      return new String(response.body().readAllBytes(), UTF_8);
    }
  }

  @Test
  void aLocalServiceAnswersOnceAndNoConnectionIsOpened() throws IOException {
    AtomicInteger answered = new AtomicInteger();
    HttpSettings settings =
        new HttpSettings(
            LONG,
            LONG,
            true,
            request -> {
              answered.incrementAndGet();
              return new Response.Builder()
                  .request(request)
                  .protocol(Protocol.HTTP_1_1)
                  .code(503)
                  .message("")
                  .body(ResponseBody.create("later", null))
                  .build();
            });
    try (HttpTransport local = new HttpTransport(settings);
        StreamedResponse response =
            local.send(
                PreparedRequest.get(HttpUrl.get("https://nowhere.invalid/"), Headers.of()),
                new Cancellation())) {
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.beginning(10)).asString().isEqualTo("later");
      assertThat(answered).hasValue(1);
    }
  }
}
