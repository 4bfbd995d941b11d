package org.dsr4j.graph.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.operation.OperationState.Failed;
import org.dsr4j.graph.operation.OperationState.Running;
import org.dsr4j.graph.operation.OperationState.Status;
import org.dsr4j.graph.operation.OperationState.Succeeded;
import org.dsr4j.graph.operation.OperationState.Unrecognised;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far operations are, as the service's answers say. */
class OperationPollerTest {

  private static final LongRunningOperation REPORT =
      LongRunningOperation.exportJob(
          GraphVersion.V1,
          "Devices_1",
          FakePollDelays.START,
          FakePollDelays.START.plus(Duration.ofHours(1)));

  private static final LongRunningOperation WIPE =
      LongRunningOperation.deviceAction(
          GraphVersion.V1,
          "d-1",
          "wipe",
          FakePollDelays.START,
          FakePollDelays.START.plus(Duration.ofDays(30)));

  private final FakePollDelays time = new FakePollDelays();
  private final Deque<ObjectResult> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final OperationPoller poller =
      new OperationPoller(
          (request, cancelled) -> {
            asked.add(request.toString());
            return answers.size() > 1 ? answers.remove() : answers.element();
          },
          time,
          time);

  @ParameterizedTest
  @CsvSource({
    "DATA_POLICY,notStarted,RUNNING",
    "DATA_POLICY,running,RUNNING",
    "DATA_POLICY,complete,SUCCEEDED",
    "DATA_POLICY,failed,FAILED",
    "DATA_POLICY,completed,UNRECOGNISED",
    "EXPORT_JOB,notStarted,RUNNING",
    "EXPORT_JOB,inProgress,RUNNING",
    "EXPORT_JOB,failed,FAILED",
    "EXPORT_JOB,unknown,UNRECOGNISED",
    "EXPORT_JOB,unknownFutureValue,UNRECOGNISED",
    "GENERIC,queued,RUNNING",
    "GENERIC,succeeded,SUCCEEDED",
    "GENERIC,cancelled,FAILED",
    "GENERIC,completedWithWarnings,UNRECOGNISED",
    "GENERIC,,UNRECOGNISED",
  })
  void aStatusValueHasOneMeaning(OperationKind kind, String word, Status status) {
    answer("{\"status\":" + (word == null ? "null" : "\"" + word + "\"") + "}");

    assertThat(poller.poll(operation(kind), cancellation).status()).isEqualTo(status);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aReportThatIsDoneHasALinkThatIsNotShown() {
    answer(
        "{\"status\":\"completed\",\"url\":\"https://x.blob.core.windows.net/a?sig=secret\","
            + "\"expirationDateTime\":\"2026-03-01T18:00:00.1234567Z\"}");

    Succeeded done = (Succeeded) poller.poll(REPORT, cancellation);

    assertThat(done.link().expires())
        .hasValueSatisfying(
            expires -> assertThat(expires).isAfter(FakePollDelays.START.plusSeconds(21_600)));
    assertThat(done.toString()).doesNotContain("secret", "blob");
    assertThat(done.content().text("url")).contains(Content.WITHHELD);
  }

  @Test
  void theZeroDateMeansNoDate() {
    answer(
        "{\"status\":\"completed\",\"url\":\"https://x.blob.core.windows.net/a\","
            + "\"expirationDateTime\":\"0001-01-01T00:00:00Z\"}");

    assertThat(((Succeeded) poller.poll(REPORT, cancellation)).link().expires()).isEmpty();
  }

  @Test
  void aReportWithoutUsableLinkIsNoSuccess() {
    answer("{\"status\":\"completed\",\"url\":null}");
    assertThat(poller.poll(REPORT, cancellation).status()).isEqualTo(Status.UNRECOGNISED);

    answers.clear();
    answer("{\"status\":\"completed\",\"url\":\"no address\"}");
    assertThat(poller.poll(REPORT, cancellation).status()).isEqualTo(Status.UNRECOGNISED);
  }

  @ParameterizedTest
  @CsvSource({
    "wipe,none,RUNNING",
    "wipe,pending,RUNNING",
    "factoryReset,active,RUNNING",
    "wipe,done,SUCCEEDED",
    "FactoryReset,done,SUCCEEDED",
    "wipe,failed,FAILED",
    "wipe,notSupported,FAILED",
    "wipe,canceled,FAILED",
    "wipe,unknownFutureValue,UNRECOGNISED",
    "retire,done,RUNNING",
  })
  void theStateOfAnActionIsReadFromTheDevice(String action, String state, Status status) {
    answer(device("managed", result(action, state, "2026-03-01T12:00:10Z")));

    assertThat(poller.poll(WIPE, cancellation).status()).isEqualTo(status);
  }

  @Test
  void anEarlierActionOfTheSameNameIsNotThisOne() {
    answer(
        device(
            "managed",
            result("wipe", "done", "2025-03-01T12:00:10Z")
                + ","
                + result("wipe", "done", "0001-01-01T00:00:00Z")));

    assertThat(poller.poll(WIPE, cancellation).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void ofSeveralResultsTheLatestCounts() {
    answer(
        device(
            "managed",
            result("wipe", "pending", "2026-03-01T12:09:10Z")
                + ","
                + result("wipe", "failed", "2026-03-01T12:00:10Z")));

    assertThat(poller.poll(WIPE, cancellation).status()).isEqualTo(Status.RUNNING);
  }

  @ParameterizedTest
  @CsvSource({
    "managed,RUNNING",
    "wipePending,RUNNING",
    "wipeIssued,RUNNING",
    "wipeFailed,FAILED",
    "wipeCanceled,FAILED",
    "retireFailed,RUNNING",
  })
  void withoutResultTheDevicesOwnStateTellsFailures(String state, Status status) {
    answer(device(state, ""));

    assertThat(poller.poll(WIPE, cancellation).status()).isEqualTo(status);
  }

  @Test
  void aDeletedDeviceProvesNothingAboutTheAction() {
    fail(GraphError.NOT_FOUND);

    Unrecognised state = (Unrecognised) poller.poll(WIPE, cancellation);

    assertThat(state.failure().error()).isEqualTo(GraphError.NOT_FOUND);
    assertThat(state.operation()).isSameAs(WIPE);
  }

  @Test
  void aTemporaryErrorIsPolledAgain() {
    fail(GraphError.THROTTLED);

    Running state = (Running) poller.poll(REPORT, cancellation);

    assertThat(state.failure().error()).isEqualTo(GraphError.THROTTLED);
    assertThat(state.operation().notBefore()).isEqualTo(FakePollDelays.START.plusSeconds(5));
  }

  @Test
  void noStatusRequestIsSentTooEarly() {
    LongRunningOperation later = REPORT.notBefore(FakePollDelays.START.plusSeconds(60));

    assertThat(poller.poll(later, cancellation)).isEqualTo(new Running(later, null));
    assertThat(asked).isEmpty();
  }

  @Test
  void awaitingAsksEverLessOftenUntilTheEnd() {
    answer("{\"status\":\"notStarted\"}");
    answer("{\"status\":\"inProgress\"}");
    fail(GraphError.SERVICE_FAILED);
    answer("{\"status\":\"failed\"}");

    Failed end = (Failed) poller.await(REPORT, cancellation);

    assertThat(end.failure().error()).isEqualTo(GraphError.OPERATION_FAILED);
    assertThat(time.waits())
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(asked).containsOnly("GET /v1.0/deviceManagement/reports/exportJobs/{exportJobId}");
  }

  @Test
  void theWaitThatTheServiceAsksForIsKeptAfterEachAnswer() {
    answer("{\"status\":\"notStarted\"}", Duration.ofSeconds(90));
    answer("{\"status\":\"inProgress\"}", Duration.ofSeconds(7));
    answers.add(
        new ObjectResult(
            null, new GraphFailure(GraphError.THROTTLED, 429, "x"), Duration.ofMinutes(4)));
    answer("{\"status\":\"inProgress\"}");
    answer("{\"status\":\"failed\"}");

    poller.await(REPORT, cancellation);

    assertThat(time.waits())
        .as("without a hint it is the fourth wait of the kind's own")
        .containsExactly(
            Duration.ofSeconds(90),
            Duration.ofSeconds(7),
            Duration.ofMinutes(4),
            Duration.ofSeconds(40));
  }

  @Test
  void aWaitThatTheServiceAsksForEndsAtTheDeadline() {
    answer("{\"status\":\"inProgress\"}", Duration.ofDays(400));

    assertThat(poller.await(REPORT, cancellation).status()).isEqualTo(Status.EXPIRED);
    assertThat(time.instant()).isEqualTo(REPORT.deadline());
  }

  @Test
  void anOperationThatNeverEndsExpires() {
    answer("{\"status\":\"inProgress\"}");

    assertThat(poller.await(REPORT, cancellation).status()).isEqualTo(Status.EXPIRED);
    assertThat(time.instant()).isEqualTo(REPORT.deadline());
  }

  @Test
  void aPassedDeadlineDoesNotHideASuccess() {
    time.pause(Duration.ofDays(2), cancellation);
    answer("{\"status\":\"completed\",\"url\":\"https://x.blob.core.windows.net/a\"}");

    assertThat(poller.poll(REPORT, cancellation).status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void awaitingEndsWhenItIsCancelledOrTheConnectionIsClosed() {
    fail(GraphError.CLOSED);
    assertThat(poller.await(REPORT, cancellation).status()).isEqualTo(Status.RUNNING);

    answers.clear();
    answer("{\"status\":\"inProgress\"}");
    cancellation.cancel();
    Running running = (Running) poller.await(REPORT, cancellation);
    assertThat(LongRunningOperation.resume(running.operation().save()).attempts()).isEqualTo(1);
  }

  private static LongRunningOperation operation(OperationKind kind) {
    return LongRunningOperation.resume(
        new LongRunningOperation(
                kind,
                GraphVersion.V1,
                "/operations/{id}",
                Map.of("id", "1"),
                "",
                OperationTimes.of(FakePollDelays.START, FakePollDelays.START.plusSeconds(3600)))
            .save());
  }

  private static String device(String state, String results) {
    return "{\"id\":\"d-1\",\"deviceActionResults\":["
        + results
        + "],\"managementState\":\""
        + state
        + "\"}";
  }

  private static String result(String action, String state, String started) {
    return "{\"actionName\":\""
        + action
        + "\",\"actionState\":\""
        + state
        + "\",\"startDateTime\":\""
        + started
        + "\",\"passCode\":null,\"extra\":{\"a\":[1]}}";
  }

  private void answer(String json) {
    answers.add(new ObjectResult(Content.ofJson(json.getBytes(UTF_8)), null));
  }

  private void answer(String json, Duration retryAfter) {
    answers.add(new ObjectResult(Content.ofJson(json.getBytes(UTF_8)), null, retryAfter));
  }

  private void fail(GraphError error) {
    answers.add(new ObjectResult(null, new GraphFailure(error, 0, "x")));
  }

  @Test
  void severalAreWaitedForTogether() {
    LongRunningOperation other =
        LongRunningOperation.exportJob(
            GraphVersion.V1,
            "Malware_2",
            FakePollDelays.START,
            FakePollDelays.START.plus(Duration.ofHours(1)));
    answer("{\"status\":\"inProgress\"}");
    answer("{\"status\":\"failed\"}");
    answer("{\"status\":\"inProgress\"}");
    answer("{\"status\":\"completed\",\"url\":\"https://a.example/b\"}");

    List<OperationState> states = poller.awaitAll(List.of(REPORT, other), cancellation);

    assertThat(states)
        .extracting(OperationState::status)
        .containsExactly(OperationState.Status.SUCCEEDED, OperationState.Status.FAILED);
    assertThat(asked).hasSize(4);
  }

  @Test
  void anEndIsHandedOnWhileTheOthersAreStillWaitedFor() {
    LongRunningOperation other =
        LongRunningOperation.exportJob(
            GraphVersion.V1,
            "Malware_2",
            FakePollDelays.START,
            FakePollDelays.START.plus(Duration.ofHours(1)));
    answer("{\"status\":\"inProgress\"}");
    answer("{\"status\":\"failed\"}");
    answer("{\"status\":\"inProgress\"}");
    List<Integer> ended = new ArrayList<>();

    List<OperationState> states =
        poller.awaitAll(
            List.of(REPORT, other),
            (state, index) -> {
              ended.add(index);
              cancellation.cancel();
            },
            cancellation);

    assertThat(ended).as("handed on before the wait was cancelled").containsExactly(1);
    assertThat(states)
        .extracting(OperationState::status)
        .containsExactly(Status.RUNNING, Status.FAILED);
  }

  @Test
  void waitingForSeveralEndsAtTheirDeadline() {
    answer("{\"status\":\"inProgress\"}");

    assertThat(poller.awaitAll(List.of(REPORT, REPORT), cancellation))
        .extracting(OperationState::status)
        .containsOnly(OperationState.Status.EXPIRED);
  }

  @Test
  void nothingIsWaitedForWhereThereIsNothing() {
    assertThat(poller.awaitAll(List.of(), cancellation)).isEmpty();
  }
}
