package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.dsr4j.graph.ScriptedGraph.Seen;
import org.dsr4j.graph.internal.write.FakeAuthorization;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.graph.model.WriteOutcome.Accepted;
import org.dsr4j.graph.model.WriteOutcome.AwaitingApproval;
import org.dsr4j.graph.model.WriteOutcome.Done;
import org.dsr4j.graph.model.WriteOutcome.Refused;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that are taken on for later, by the service or until a person has approved them. */
class AcceptedWriteTest {

  private static final String CODE = "aabb1234-5678-9012-abcd-ef0123456789";

  private static final GraphWrite WIPE =
      GraphWrite.of(WriteMethod.POST, GraphVersion.V1, "/deviceManagement/managedDevices/{id}/wipe")
          .path("id", "d-1")
          .justification("DSR-2026-0117");

  private final FakeDelays time = new FakeDelays();
  private ScriptedGraph server;
  private GraphChangeConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    graph = server.changes().waiting(time, time).build();
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  @Test
  void anAcceptedWriteHasALocationAndATimeForStatusRequests() {
    answering(
        ScriptedReply.of(202, null, new byte[0])
            .header("Location", server.url() + "/v1.0/dataPolicyOperations('op-1')")
            .header("Retry-After", "60"));

    Accepted accepted = (Accepted) perform(WIPE);

    assertThat(accepted.notBefore()).isEqualTo(FakeDelays.START.plus(Duration.ofMinutes(1)));
    assertThat(accepted.unusable()).isNull();
    assertThat(accepted.location().version()).isEqualTo(GraphVersion.V1);
    assertThat(accepted.location().values("/dataPolicyOperations/{operationId}"))
        .contains(Map.of("operationId", "op-1"));
    assertThat(accepted.location().values("/otherOperations/{operationId}")).isEmpty();
    assertThat(accepted.location().values("/dataPolicyOperations")).isEmpty();
    assertThat(accepted.toString()).doesNotContain("op-1");
  }

  @Test
  void aRelativeLocationIsOnTheSameHost() {
    answering(
        ScriptedReply.of(202, null, new byte[0])
            .header("Location", "/v1.0/dataPolicyOperations/op-1"));

    Accepted accepted = (Accepted) perform(WIPE);

    assertThat(accepted.location().values("/dataPolicyOperations/{id}"))
        .contains(Map.of("id", "op-1"));
    assertThat(accepted.notBefore()).isEqualTo(FakeDelays.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/v1.0/dataPolicyOperations/op-1",
        "//evil.example/v1.0/dataPolicyOperations/op-1",
        "/beta/dataPolicyOperations/op-1",
        "/v1.0/a%2Fb/op-1",
        "file:///v1.0/dataPolicyOperations/op-1",
      })
  void aLocationThatLeadsAwayIsNotFollowedAndTheWriteIsAcceptedStill(String location) {
    answering(ScriptedReply.of(202, null, new byte[0]).header("Location", location));

    Accepted accepted = (Accepted) perform(WIPE);

    assertThat(accepted.location()).isNull();
    assertThat(accepted.unusable().error()).isEqualTo(GraphError.FOREIGN_LINK);
  }

  @Test
  void aWriteWithoutLocationIsAcceptedToo() {
    answering(ScriptedReply.of(202, null, new byte[0]));

    assertThat(perform(WIPE))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("requestId")
        .isEqualTo(new Accepted(null, FakeDelays.START, null, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 412})
  void aWriteThatWasFiledForApprovalIsSentAgainWithItsCode(int status) {
    answering(
        ScriptedReply.error(status, "ApprovalRequired").header("x-msft-approval-code", CODE),
        ScriptedReply.of(204, null, new byte[0]));

    AwaitingApproval waiting = (AwaitingApproval) perform(WIPE);

    assertThat(waiting.code()).isEqualTo(CODE);
    assertThat(waiting.expires()).isEqualTo(FakeDelays.START.plus(Duration.ofDays(3)));
    assertThat(perform(WIPE.withApproval(waiting.code())))
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("requestId")
        .isEqualTo(new Done(204, null, ""));
    Seen first = server.seen().get(0);
    Seen second = server.seen().get(1);
    assertThat(new String(Base64.getDecoder().decode(justification(first)), UTF_8))
        .isEqualTo("DSR-2026-0117");
    assertThat(first.header("x-msft-approval-code")).isNull();
    assertThat(second.header("x-msft-approval-code")).isEqualTo(CODE);
    assertThat(justification(second)).isNull();
  }

  @Test
  void theCodeMayBeInTheMessageOnly() {
    answering(
        ScriptedReply.json(
            403,
            "{\"error\":{\"code\":\"ApprovalRequired\",\"message\":\"Approval Required."
                + " x-msft-approval-code: "
                + CODE
                + "\"}}"));

    assertThat(perform(WIPE).code()).isEqualTo(CODE);
  }

  @Test
  void aWriteWithoutJustificationIsRefusedWithThisReason() {
    answering(
        ScriptedReply.json(
            400,
            "{\"error\":{\"code\":\"BadRequest\",\"message\":\"Header"
                + " 'x-msft-approval-justification' is required to request approval\"}}"));

    Refused refused = (Refused) perform(WIPE);

    assertThat(refused.failure().error()).isEqualTo(GraphError.JUSTIFICATION_REQUIRED);
    assertThat(refused.failure().httpStatus()).isEqualTo(400);
  }

  @Test
  void anInvalidApprovalCodeIsIgnored() {
    answering(ScriptedReply.error(403, "ApprovalRequired").header("x-msft-approval-code", "a b"));
    assertThat(perform(WIPE).failure().error()).isEqualTo(GraphError.FORBIDDEN);

    answering(ScriptedReply.error(500, "Oops").header("x-msft-approval-code", CODE));
    assertThat(perform(WIPE).status()).isEqualTo(WriteOutcome.Status.UNKNOWN);
  }

  @Test
  void neitherCodeNorJustificationCanCarryAnythingElse() {
    assertThatThrownBy(() -> WIPE.withApproval("x\r\ny: z")).isInstanceOf(DsrException.class);
    assertThatThrownBy(() -> WIPE.justification(" ")).isInstanceOf(DsrException.class);
    assertThatThrownBy(() -> WIPE.justification("x".repeat(1025))).isInstanceOf(DsrException.class);
  }

  private static String justification(Seen request) {
    return request.header("x-msft-approval-justification");
  }

  private void answering(ScriptedReply... replies) {
    int before = server.seen().size();
    server.answering(
        request -> replies[Math.min(server.seen().size() - before, replies.length) - 1]);
  }

  private WriteOutcome perform(GraphWrite write) {
    return graph.perform(write, new FakeAuthorization(write), new Cancellation());
  }
}
