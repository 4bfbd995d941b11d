package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.graph.ScriptedGraph.Seen;
import org.dsr4j.graph.internal.write.FakeAuthorization;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.model.RetrySafety;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.graph.model.WriteOutcome.Done;
import org.dsr4j.graph.model.WriteOutcome.Refused;
import org.dsr4j.graph.model.WriteOutcome.Status;
import org.dsr4j.graph.model.WriteOutcome.Unknown;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcomes of writes, over a real socket with a fake clock. */
class WriteGuardTest {

  private static final GraphWrite BLOCK =
      GraphWrite.of(WriteMethod.PATCH, GraphVersion.V1, "/users/{userId}")
          .path("userId", "ada#x")
          .body(Content.object(w -> w.put("accountEnabled", false)));

  private static final GraphWrite DELETE =
      GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{userId}").path("userId", "ada");

  private final FakeDelays time = new FakeDelays();
  private final AtomicInteger tokens = new AtomicInteger();
  private ScriptedGraph server;
  private GraphChangeConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    graph =
        server
            .changes()
            .credential(
                ScriptedGraph.credential(
                    context -> {
                      tokens.incrementAndGet();
                      return ScriptedGraph.jwt(ScriptedGraph.TENANT);
                    }))
            .waiting(time, time)
            .limits(ThrottleLimits.off())
            .retry(RetryPolicy.defaults().maxTotalWait(Duration.ofMinutes(2)))
            .build();
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  @Test
  void aPermittedWriteIsSentOnceTheTenantIsConfirmed() {
    answering(ScriptedReply.of(204, null, new byte[0]));

    assertThat(perform(BLOCK))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("requestId")
        .isEqualTo(new Done(204, null, ""));

    assertThat(server.allSeen())
        .extracting(Seen::method, Seen::path)
        .containsExactly(tuple("GET", "/v1.0/organization"), tuple("PATCH", "/v1.0/users/ada#x"));
    Seen write = server.seen().get(0);
    assertThat(write.body()).isEqualTo("{\"accountEnabled\":false}");
    assertThat(write.header("Content-Type")).startsWith("application/json");
    assertThat(write.header("Authorization")).startsWith("Bearer ");
    assertThat(write.header("client-request-id")).hasSize(36);
  }

  @Test
  void theResponseOfTheServiceIsDelivered() {
    GraphWrite revoke =
        GraphWrite.of(WriteMethod.POST, GraphVersion.V1, "/users/{userId}/revokeSignInSessions")
            .path("userId", "ada");
    answering(ScriptedReply.json("{\"@odata.context\":\"x\",\"value\":true}"));

    Done done = (Done) perform(revoke);

    assertThat(done.httpStatus()).isEqualTo(200);
    assertThat(ScriptedGraph.lines(List.of(done.content()))).containsExactly("{\"value\":true}");
    assertThat(server.seen().get(0).body()).isEmpty();
  }

  @Test
  void aWriteForAnotherKindOfDeviceSaysSo() {
    answering(
        ScriptedReply.json(
            400,
            "{\"error\":{\"code\":\"Request_BadRequest\",\"message\":\"Properties other than"
                + " ExtensionAttributes can be modified only on windows devices.\"}}"));

    Refused refused = (Refused) perform(BLOCK);

    assertThat(refused.failure().error()).isEqualTo(GraphError.NOT_AVAILABLE);
    assertThat(refused.failure().detail()).contains("not for this kind of device");
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void aWriteAboutALicenceIsNotAMissingLicence() {
    answering(
        ScriptedReply.json(
            400,
            "{\"error\":{\"code\":\"Request_BadRequest\","
                + "\"message\":\"User does not have a corresponding license.\"}}"));

    assertRefused(perform(BLOCK), GraphError.BAD_REQUEST);
  }

  @Test
  void aWriteOutsideThePlanUsesNeitherTokenNorConnection() {
    assertRefused(perform(DELETE, permit(BLOCK)), GraphError.WRITE_NOT_PERMITTED);

    assertThat(server.allSeen()).isEmpty();
    assertThat(server.openConnections()).isZero();
    assertThat(tokens).hasValue(0);
  }

  @Test
  void noWritePassesAfterTheExecution() {
    FakeAuthorization permit = permit(DELETE);
    permit.close();

    assertRefused(perform(DELETE, permit), GraphError.WRITE_NOT_PERMITTED);
    assertThat(tokens).hasValue(0);
  }

  @Test
  void aRepetitionThatWaitsDoesNotOutliveThePermit() {
    FakeAuthorization permit = permit(DELETE);
    time.meanwhile(permit::close);
    answering(ScriptedReply.error(429, "TooManyRequests"));

    assertRefused(perform(DELETE, permit), GraphError.WRITE_NOT_PERMITTED);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void aPermitThatIsRevokedImmediatelyBeforeSendingPreventsTheWrite() {
    FakeAuthorization permit = permit(DELETE);
    server.organization(ScriptedReply.page("{\"id\":\"" + ScriptedGraph.TENANT + "\"}"));
    graph.confirmTenant(new Cancellation());
    try (GraphChangeConnection late =
        server
            .changes()
            .credential(
                ScriptedGraph.credential(
                    context -> {
                      if (tokens.incrementAndGet() == 2) {
                        permit.close();
                      }
                      return ScriptedGraph.jwt(ScriptedGraph.TENANT);
                    }))
            .build()) {
      assertRefused(
          late.perform(DELETE, permit, new Cancellation()), GraphError.WRITE_NOT_PERMITTED);
    }
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void aForbiddenCallIsRefusedEvenWithAPermit() {
    GraphWrite audit =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/deviceManagement/auditEvents/{id}")
            .path("id", "1");

    assertRefused(perform(audit), GraphError.WRITE_FORBIDDEN);
    assertThat(tokens).hasValue(0);
  }

  @Test
  void anotherTenantIsNeverWrittenTo() {
    server.organization(ScriptedReply.page("{\"id\":\"" + ScriptedGraph.OTHER + "\"}"));

    assertRefused(perform(DELETE), GraphError.TENANT_MISMATCH);
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void everyWriteWaitsAfterThrottling() {
    answering(
        ScriptedReply.error(429, "TooManyRequests").header("Retry-After", "31,60"),
        ScriptedReply.error(429, "TooManyRequests"),
        ScriptedReply.of(204, null, new byte[0]));

    assertThat(perform(BLOCK))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("requestId")
        .isEqualTo(new Done(204, null, ""));

    assertThat(time.waits()).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(2));
    assertThat(server.seen())
        .extracting(request -> request.header("client-request-id"))
        .hasSize(3)
        .containsOnly(server.seen().get(0).header("client-request-id"));
  }

  @Test
  void aWaitBeyondTheMaximumTotalWaitDoesNotStart() {
    answering(ScriptedReply.error(429, "TooManyRequests").header("Retry-After", "3600"));

    Refused refused = (Refused) perform(BLOCK);

    assertThat(refused.failure().error()).isEqualTo(GraphError.THROTTLED);
    assertThat(refused.notBefore()).isEqualTo(FakeDelays.START.plusSeconds(3600));
    assertThat(time.waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 303, 307, 408, 500, 501, 502, 503, 504, 507, 509})
  void aPossiblyAppliedWriteIsUnknownAndNotSentAgain(int status) {
    answering(ScriptedReply.error(status, "Some_Code").header("Retry-After", "0"));

    assertThat(perform(BLOCK).status()).isEqualTo(Status.UNKNOWN);
    assertThat(server.seen()).hasSize(1);
    assertThat(time.waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 405, 409, 410, 412, 415, 421, 422, 423, 425})
  void aRefusedWriteWasNotAppliedAndIsNotSentAgain(int status) {
    answering(ScriptedReply.error(status, "Some_Code"));
    GraphWrite harmless = BLOCK.retrySafety(RetrySafety.IDEMPOTENT);

    Refused refused = (Refused) perform(harmless);

    assertThat(refused.failure().httpStatus()).isEqualTo(status);
    assertThat(refused.failure().detail()).contains("Some_Code").doesNotContain("ada");
    assertThat(server.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void aSafeWriteIsSentAgain(int status) {
    answering(
        ScriptedReply.error(status, "Some_Code").header("Retry-After", "7"),
        ScriptedReply.of(204, null, new byte[0]));

    assertThat(perform(BLOCK.retrySafety(RetrySafety.IDEMPOTENT)))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("requestId")
        .isEqualTo(new Done(204, null, ""));
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aSafeWriteIsNotRepeatedWithoutLimit() {
    answering(ScriptedReply.error(500, "Some_Code"));

    assertThat(perform(BLOCK.retrySafety(RetrySafety.IDEMPOTENT)).status())
        .isEqualTo(Status.UNKNOWN);
    assertThat(server.seen()).hasSize(RetryPolicy.defaults().maxAttempts());
  }

  @Test
  void aLaterRefusalDoesNotUndoAnEarlierDoubt() {
    answering(
        ScriptedReply.error(504, "Late"), ScriptedReply.error(404, "Request_ResourceNotFound"));

    Unknown unknown = (Unknown) perform(DELETE.retrySafety(RetrySafety.IDEMPOTENT));

    assertThat(unknown.failure().httpStatus()).isEqualTo(404);
    assertThat(unknown.failure().detail()).startsWith("one of 2 attempts may have been applied");
  }

  @Test
  void aConnectionThatBreaksAfterTheRequestMakesTheOutcomeUnknown() {
    answering(ScriptedReply.NONE);

    assertThat(perform(BLOCK).status()).isEqualTo(Status.UNKNOWN);
    assertThat(perform(DELETE).status()).isEqualTo(Status.UNKNOWN);
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void aConnectionThatBreaksIsNoMatterToTheHarmless() {
    answering(ScriptedReply.NONE, ScriptedReply.NONE, ScriptedReply.of(204, null, new byte[0]));

    assertThat(perform(DELETE.retrySafety(RetrySafety.IDEMPOTENT)))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("requestId")
        .isEqualTo(new Done(204, null, ""));
    assertThat(server.seen()).hasSize(3);
  }

  @Test
  void aWriteWithoutConnectionWasNotApplied() throws IOException {
    graph.confirmTenant(new Cancellation());
    server.close();

    assertRefused(perform(BLOCK), GraphError.CONNECTION_FAILED);
  }

  @Test
  void aTimeoutMakesTheOutcomeUnknown() {
    CountDownLatch over = ScriptedGraph.latch();
    answering(ScriptedReply.json("{").stallingUntil(over));
    try (GraphChangeConnection hasty =
        server.changes().readTimeout(Duration.ofMillis(200)).waiting(time, time).build()) {
      WriteOutcome outcome = hasty.perform(BLOCK, permit(BLOCK), new Cancellation());

      assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
      assertThat(server.seen()).hasSize(1);
    } finally {
      over.countDown();
    }
  }

  @Test
  void anUnreadableResponseMakesTheOutcomeUnknown() {
    answering(
        ScriptedReply.of(200, "text/html", "<html>".getBytes(UTF_8)),
        ScriptedReply.json("[]"),
        ScriptedReply.json("{\"error\":{\"code\":\"x\"}}"),
        ScriptedReply.json("{\"id\":").brokenOff(),
        ScriptedReply.json("{}").claiming(50));

    for (int i = 0; i < 5; i++) {
      assertThat(perform(BLOCK).status()).isEqualTo(Status.UNKNOWN);
    }
    assertThat(server.seen()).hasSize(5);
  }

  @Test
  void aWriteIsNotAppliedAfterACancelledWait() {
    Cancellation cancellation = new Cancellation();
    time.meanwhile(cancellation::cancel);
    answering(ScriptedReply.error(429, "TooManyRequests"));

    assertRefused(graph.perform(BLOCK, permit(BLOCK), cancellation), GraphError.CANCELLED);
  }

  @Test
  void closingEndsAWait() {
    time.meanwhile(graph::close);
    answering(ScriptedReply.error(429, "TooManyRequests"));

    assertRefused(perform(BLOCK), GraphError.CLOSED);
    assertRefused(perform(BLOCK), GraphError.CLOSED);
  }

  @Test
  void cancellingDuringTheRequestMakesTheOutcomeUnknown() {
    Cancellation cancellation = new Cancellation();
    server.answering(
        request -> {
          cancellation.cancel();
          return ScriptedReply.NONE;
        });

    Unknown unknown = (Unknown) graph.perform(BLOCK, permit(BLOCK), cancellation);

    assertThat(unknown.failure().error()).isEqualTo(GraphError.CANCELLED);
  }

  @Test
  void aChallengeForANewTokenIsMetOnce() {
    answering(
        ScriptedReply.error(401, "InvalidAuthenticationToken")
            .header("WWW-Authenticate", "Bearer error=\"insufficient_claims\", claims=\"e30=\""),
        ScriptedReply.of(204, null, new byte[0]));

    assertThat(perform(BLOCK))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("requestId")
        .isEqualTo(new Done(204, null, ""));
    assertThat(server.seen()).extracting(Seen::body).containsOnly("{\"accountEnabled\":false}");
  }

  /** The answers in turn, the last one again and again. */
  private void answering(ScriptedReply... replies) {
    server.answering(request -> replies[Math.min(server.seen().size(), replies.length) - 1]);
  }

  private WriteOutcome perform(GraphWrite write) {
    return perform(write, permit(write));
  }

  private WriteOutcome perform(GraphWrite write, FakeAuthorization permit) {
    return graph.perform(write, permit, new Cancellation());
  }

  private static FakeAuthorization permit(GraphWrite write) {
    return new FakeAuthorization(write);
  }

  private static void assertRefused(WriteOutcome outcome, GraphError error) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.failure().error()).isEqualTo(error));
  }
}
