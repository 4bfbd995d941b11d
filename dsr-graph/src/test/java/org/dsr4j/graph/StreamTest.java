package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are no JSON of Graph's own, over a real socket. */
class StreamTest {

  private static final GraphRequest PHOTO =
      GraphRequest.get(GraphVersion.V1, "/users/{userId}/photo/$value").path("userId", "ada");
  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, 0, 1, 2, 3};

  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  private final Cancellation cancellation = new Cancellation();
  private String type = "";
  private ScriptedGraph server;
  private GraphConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    graph = server.connect();
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  private void keep(String mediaType, InputStream in) throws IOException {
    type = mediaType;
    in.transferTo(got);
  }

  private Optional<GraphFailure> read() throws IOException {
    return graph.stream(PHOTO, 100, this::keep, cancellation);
  }

  @Test
  void aBodyOfAnyTypeArrivesUnchanged() throws IOException {
    server.answering(request -> ScriptedReply.of(200, "Image/JPEG; q=1", PICTURE));

    assertThat(read()).isEmpty();

    assertThat(got.toByteArray()).isEqualTo(PICTURE);
    assertThat(type).isEqualTo("image/jpeg");
    assertThat(server.seen().get(0).header("Accept")).isEqualTo("*/*");
    assertThat(server.seen().get(0).header("Authorization")).startsWith("Bearer ");
  }

  @Test
  void anAnswerWithoutTypeIsOfUnknownType() throws IOException {
    server.answering(request -> ScriptedReply.of(200, null, PICTURE));

    assertThat(read()).isEmpty();

    assertThat(type).isEqualTo("application/octet-stream");
  }

  @Test
  void aRefusalIsAFailureAndTheConsumerIsNotAsked() throws IOException {
    server.answering(request -> ScriptedReply.error(404, "ImageNotFound"));

    assertThat(read()).map(GraphFailure::error).contains(GraphError.NOT_FOUND);

    assertThat(type).isEmpty();
  }

  @Test
  void nothingIsAskedBeforeTheTenantIsConfirmed() throws IOException {
    server.organization(ScriptedReply.page("{\"id\":\"" + ScriptedGraph.OTHER + "\"}"));

    assertThat(read()).map(GraphFailure::error).contains(GraphError.TENANT_MISMATCH);

    assertThat(server.seen()).isEmpty();
  }

  @Test
  void aFailingServiceIsAskedAgainBeforeAnAnswerBegins() throws IOException {
    try (GraphConnection patient =
        server
            .builder()
            .retry(
                new RetryPolicy(
                    2, Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMillis(1)))
            .build()) {
      server.answering(
          request ->
              server.seen().size() == 1
                  ? ScriptedReply.error(503, "busy")
                  : ScriptedReply.of(200, "image/png", PICTURE));

      assertThat(patient.stream(PHOTO, 100, this::keep, cancellation)).isEmpty();
    }
    assertThat(got.toByteArray()).isEqualTo(PICTURE);
  }

  @Test
  void aBrokenBodyIsTruncatedForEveryConsumer() throws IOException {
    server.answering(request -> ScriptedReply.of(200, "image/jpeg", PICTURE).brokenOff());

    assertThat(read()).map(GraphFailure::error).contains(GraphError.TRUNCATED);
    assertThat(
            graph.stream(
                PHOTO,
                100,
                (mediaType, in) -> {
                  try {
                    in.readAllBytes();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                },
                cancellation))
        .map(GraphFailure::error)
        .contains(GraphError.TRUNCATED);
    assertThat(graph.stream(PHOTO, 100, (mediaType, in) -> in.read(), cancellation))
        .as("the bytes that the consumer skipped are read")
        .map(GraphFailure::error)
        .contains(GraphError.TRUNCATED);
  }

  @Test
  void aBodyLargerThanAllowedIsCut() throws IOException {
    server.answering(request -> ScriptedReply.of(200, "image/jpeg", new byte[101]));

    assertThat(read()).map(GraphFailure::error).contains(GraphError.TOO_LARGE);
    assertThat(got.size()).isLessThanOrEqualTo(100);
  }

  @Test
  void anUnusableBodyIsTheFailureOfTheResponse() throws IOException {
    server.answering(request -> ScriptedReply.of(200, "text/csv", "ada".getBytes(UTF_8)));

    Optional<GraphFailure> failure =
        graph.stream(
            PHOTO,
            100,
            (mediaType, in) -> {
              throw UnreadableBodyException.unexpected("no table");
            },
            cancellation);

    assertThat(failure).map(GraphFailure::error).contains(GraphError.UNEXPECTED_ANSWER);
    assertThat(failure.orElseThrow().detail()).contains("no table").doesNotContain("ada");
  }

  @Test
  void anExceptionOfTheConsumerReachesTheCaller() {
    server.answering(request -> ScriptedReply.of(200, "image/jpeg", PICTURE));

    assertThatThrownBy(
            () ->
                graph.stream(
                    PHOTO,
                    100,
                    (mediaType, in) -> {
                      throw new IOException("disk full");
                    },
                    cancellation))
        .hasMessage("disk full");
  }

  @Test
  void aLinkIsFollowedOnTheOwnHostOnly() throws IOException {
    server.answering(request -> ScriptedReply.of(200, "image/jpeg", PICTURE));

    assertThat(graph.follow(PHOTO, server.url() + "/v1.0/more?x=1", 100, this::keep, cancellation))
        .isEmpty();
    assertThat(graph.follow(PHOTO, "https://evil.example/v1.0/x", 100, this::keep, cancellation))
        .map(GraphFailure::error)
        .contains(GraphError.FOREIGN_LINK);
    assertThat(server.seen())
        .extracting(ScriptedGraph.Seen::target)
        .containsExactly("/v1.0/more?x=1");
  }

  @Test
  void aCancelledRunAsksNothing() throws IOException {
    graph.confirmTenant(cancellation);
    cancellation.cancel();

    assertThat(read()).map(GraphFailure::error).contains(GraphError.CANCELLED);
    assertThat(server.seen()).isEmpty();
  }
}
